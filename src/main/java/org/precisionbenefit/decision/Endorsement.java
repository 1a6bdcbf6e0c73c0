package org.precisionbenefit.decision;

import java.util.Objects;
import org.precisionbenefit.terminology.Digest;

/**
 * Two different persons signed one release: who wrote it and who approved it.
 *
 * @param release which one
 * @param purpose what both signed it for
 * @param author who signed as its author
 * @param approver who signed as its approver
 */
public record Endorsement(Digest release, SigningPurpose purpose, SignerName author, SignerName approver) {
    public Endorsement {
        Objects.requireNonNull(release, "release is null");
        Objects.requireNonNull(purpose, "purpose is null");
        Objects.requireNonNull(author, "author is null");
        Objects.requireNonNull(approver, "approver is null");
        if (author.equals(approver)) {
            throw new IllegalArgumentException("Author and approver of a release must be two persons.");
        }
    }
}
