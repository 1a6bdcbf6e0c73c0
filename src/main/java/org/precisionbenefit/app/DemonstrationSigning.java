package org.precisionbenefit.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.ReleaseSignature;
import org.precisionbenefit.audit.ReleaseSignature.Signer;
import org.precisionbenefit.audit.SignerRole;
import org.precisionbenefit.decision.SignerName;
import org.precisionbenefit.decision.SigningPurpose;
import org.precisionbenefit.terminology.Digest;

/** In development an author and an approver of its own sign, so that the first command works; what they sign is marked. */
final class DemonstrationSigning {
    static final Signer AUTHOR = new Signer(new SignerName("demonstration-author"), SignerRole.AUTHOR);
    static final Signer APPROVER = new Signer(new SignerName("demonstration-approver"), SignerRole.APPROVER);

    private final SignersFolder signers;
    private final SignaturesFolder files;
    private final Clock clock;

    DemonstrationSigning(SignersFolder signers, SignaturesFolder files, Clock clock) {
        this.signers = signers;
        this.files = files;
        this.clock = clock;
    }

    /** Signs a release as both; makes their keys where there are none. */
    void sign(ReleaseKind kind, Digest release) throws IOException {
        // Instances of one keys folder may start at once, and each would make keys of its own.
        try (FileChannel lock = FileChannel.open(signers.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock alone = lock.lock()) {
            for (Signer signer : List.of(AUTHOR, APPROVER)) {
                makeWhereNone(signer);
                // Whoever waited for the lock may find it done.
                if (!isSigned(signer, kind, release)) {
                    files.write(signers.sign(signer.name(), kind, release, clock.instant()));
                }
            }
        }
    }

    /** A signature by one of the two, which is not written anywhere; makes the key where there is none. */
    ReleaseSignature signature(Signer signer, ReleaseKind kind, Digest release) throws IOException {
        try (FileChannel lock = FileChannel.open(signers.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock alone = lock.lock()) {
            makeWhereNone(signer);
            return signers.sign(signer.name(), kind, release, clock.instant());
        }
    }

    private void makeWhereNone(Signer signer) throws IOException {
        if (!signers.knows(signer.name())) {
            signers.clear(signer.name());
            signers.make(signer, SigningPurpose.DEMONSTRATION);
        }
    }

    private boolean isSigned(Signer signer, ReleaseKind kind, Digest release) {
        return signers.trusted().judge(kind, release, files.on(release)).valid().stream()
                .anyMatch(valid -> valid.by().signer().equals(signer));
    }
}
