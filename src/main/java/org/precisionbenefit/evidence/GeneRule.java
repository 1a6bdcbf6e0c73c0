package org.precisionbenefit.evidence;

import org.jspecify.annotations.Nullable;

/**
 * What one row says of two functions, or of one that stands alone: their phenotype, or why that is not known.
 *
 * @param phenotype the phenotype, or null when it is not known
 * @param unknown why it is not known, one sentence; null exactly when there is a phenotype
 */
public record GeneRule(
        @Nullable Phenotype phenotype, @Nullable String unknown) {
    public GeneRule {
        if ((phenotype == null) == (unknown == null)) {
            throw new IllegalArgumentException("A rule must have a phenotype or the reason why it has none.");
        }
    }
}
