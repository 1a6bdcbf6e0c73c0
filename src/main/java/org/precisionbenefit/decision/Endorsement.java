package org.precisionbenefit.decision;

import java.util.Objects;

/**
 * Two different persons signed one release: who wrote it and who approved it.
 *
 * @param purpose what both signed it for
 * @param author who signed as its author
 * @param approver who signed as its approver
 */
public record Endorsement(SigningPurpose purpose, SignerName author, SignerName approver) {
    public Endorsement {
        Objects.requireNonNull(purpose, "purpose is null");
        Objects.requireNonNull(author, "author is null");
        Objects.requireNonNull(approver, "approver is null");
        if (author.equals(approver)) {
            throw new IllegalArgumentException("Author and approver of a release must be two persons.");
        }
    }
}
