package org.precisionbenefit.hostile;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.ReleaseSignature;
import org.precisionbenefit.audit.Signatories;
import org.precisionbenefit.audit.SignerRole;
import org.precisionbenefit.audit.TestSigner;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.decision.SigningPurpose;
import org.precisionbenefit.terminology.Digest;

/** The reader of signature files: whatever is changed in one, it does not count, or it is still the signature. */
final class SignatureDoor {
    private static final JsonCanonical JSON = new JsonCanonical();
    private static final Digest RELEASE = Digest.of("release");
    private static final TestSigner JANE = TestSigner.of("jane", SignerRole.AUTHOR, SigningPurpose.PRODUCTION);
    private static final TestSigner STRANGER =
            TestSigner.of("stranger", SignerRole.APPROVER, SigningPurpose.PRODUCTION);
    private static final Signatories TRUSTED = new Signatories(List.of(JANE.signatory()));
    private static final ReleaseSignature GOOD = signed(JANE);

    private SignatureDoor() {}

    static String good() {
        return JSON.encode(GOOD);
    }

    static String ofStranger() {
        return JSON.encode(signed(STRANGER));
    }

    private static ReleaseSignature signed(TestSigner by) {
        return by.sign(new ReleaseSignature.Statement(
                ReleaseKind.POLICY,
                RELEASE,
                by.signatory().signer(),
                by.signatory().purpose(),
                Instant.parse("2026-11-21T12:00:00Z")));
    }

    static Optional<String> judged(byte[] input) {
        try {
            ReleaseSignature read = JSON.decode(new String(input, StandardCharsets.UTF_8), ReleaseSignature.class);
            Signatories.Verdict verdict = TRUSTED.judge(ReleaseKind.POLICY, RELEASE, List.of(read));
            if (!verdict.valid().isEmpty() && !read.statement().equals(GOOD.statement())) {
                throw new AssertionError("A signature must not count for what was not signed.");
            }
            return Optional.of(verdict.lacks(SigningPurpose.PRODUCTION));
        } catch (Canonical.Unreadable refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        }
    }
}
