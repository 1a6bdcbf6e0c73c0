package org.precisionbenefit.audit;

import java.util.Objects;
import org.precisionbenefit.terminology.Digest;

/**
 * The audit entry of a decision with what is needed to hold the decision against it.
 *
 * @param text the entry as it was written
 * @param salt the salt of its commitments
 * @param sealed the digest of the sealed payload as it is kept now
 */
public record KeptEntry(String text, Salt salt, Digest sealed) {
    public KeptEntry {
        Objects.requireNonNull(text, "text is null");
        Objects.requireNonNull(salt, "salt is null");
        Objects.requireNonNull(sealed, "sealed is null");
    }
}
