package org.precisionbenefit.evidence;

import org.jspecify.annotations.Nullable;

/**
 * What one row says of an allele: its function, or why that is not known from this day on.
 *
 * @param function the function by the file's word, or null when it is not known
 * @param activity the activity value; null for a gene without scores and for a function that has none
 * @param unknown why the function is not known, one sentence; null exactly when there is a function
 */
public record Allele(
        @Nullable String function,
        @Nullable ActivityScore activity,
        @Nullable String unknown) {
    public Allele {
        if ((function == null) == (unknown == null)) {
            throw new IllegalArgumentException("An allele must have a function or the reason why it has none.");
        }
    }
}
