package org.precisionbenefit.api.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.ReleaseSignature;
import org.precisionbenefit.decision.SignerName;
import org.precisionbenefit.decision.SigningPurpose;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.Digest;

/** What the command line asks about signatures on releases. */
public interface Signing {
    /**
     * Makes the keys of a person who signs releases, below the keys folder.
     *
     * @return the public file, which makes this person's signatures count where it lies
     * @throws ConfigurationFault when there is somebody of this name
     */
    Path make(ReleaseSignature.Signer signer, SigningPurpose purpose) throws IOException;

    /**
     * Signs the releases that the folders hold now, with the person's own key.
     *
     * @param as who signs
     * @param kinds which of them
     * @param only the digest that the folders must hold, or null for whichever it is
     * @throws ConfigurationFault when a release has faults, or the person's key does not lie here; then nothing is signed
     */
    List<Written> sign(SignerName as, Set<ReleaseKind> kinds, @Nullable Digest only) throws IOException;

    /** The releases that are live, are to be or were refused since, and those that the folders hold now. */
    List<Standing> releases() throws IOException, InterruptedException;

    /**
     * A new signature.
     *
     * @param signature the signature
     * @param file where it was written
     */
    record Written(ReleaseSignature signature, Path file) {
        public Written {
            Objects.requireNonNull(signature, "signature is null");
            Objects.requireNonNull(file, "file is null");
        }
    }

    /**
     * How a release stands.
     *
     * @param kind a release of what
     * @param digest which one
     * @param state draft, checked, signed by its author, approved, live, to be live or refused, with since or from when
     * @param signed who signed it for what, or what it lacks
     */
    record Standing(ReleaseKind kind, Digest digest, String state, String signed) {
        public Standing {
            Objects.requireNonNull(kind, "kind is null");
            Objects.requireNonNull(digest, "digest is null");
            Objects.requireNonNull(state, "state is null");
            Objects.requireNonNull(signed, "signed is null");
        }
    }
}
