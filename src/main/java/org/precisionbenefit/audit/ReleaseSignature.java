package org.precisionbenefit.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.precisionbenefit.decision.SignerName;
import org.precisionbenefit.decision.SigningPurpose;
import org.precisionbenefit.terminology.Digest;

/**
 * A person's signature on a release.
 *
 * @param statement what was signed
 * @param signature Ed25519 over the bytes of the statement, in Base64
 */
public record ReleaseSignature(Statement statement, String signature) {
    public ReleaseSignature {
        Objects.requireNonNull(statement, "statement is null");
        Objects.requireNonNull(signature, "signature is null");
    }

    /**
     * What a signer says of a release.
     *
     * @param kind a release of what
     * @param digest which one
     * @param by who says it, and as what
     * @param purpose what for
     * @param at when, in whole seconds
     */
    public record Statement(ReleaseKind kind, Digest digest, Signer by, SigningPurpose purpose, Instant at) {
        public Statement {
            Objects.requireNonNull(kind, "kind is null");
            Objects.requireNonNull(digest, "digest is null");
            Objects.requireNonNull(by, "by is null");
            Objects.requireNonNull(purpose, "purpose is null");
            Objects.requireNonNull(at, "at is null");
            // The database keeps no nanoseconds, and a signed text must come back to the letter.
            if (!at.equals(at.truncatedTo(ChronoUnit.SECONDS))) {
                throw new IllegalArgumentException("A release must be signed at a whole second.");
            }
        }

        /** The signed bytes: one fact a line in UTF-8, in this order. No fact can hold a line end. */
        public byte[] bytes() {
            String text = "precision-benefit release signature 1\n"
                    + "kind: " + kind.name() + "\n"
                    + "digest: " + digest.hex() + "\n"
                    + "role: " + by.role().name() + "\n"
                    + "signer: " + by.name().value() + "\n"
                    + "purpose: " + purpose.name() + "\n"
                    + "at: " + at + "\n";
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /**
     * Who signs, and as what.
     *
     * @param name the person
     * @param role author or approver
     */
    public record Signer(SignerName name, SignerRole role) {
        public Signer {
            Objects.requireNonNull(name, "name is null");
            Objects.requireNonNull(role, "role is null");
        }
    }
}
