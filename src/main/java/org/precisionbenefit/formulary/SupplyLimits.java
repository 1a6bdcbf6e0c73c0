package org.precisionbenefit.formulary;

import org.jspecify.annotations.Nullable;

/**
 * How much of a drug is covered without a further look.
 *
 * @param quantity how much in which time, or null when there is no such limit
 * @param days for how many days at most at a time, above zero, or null when there is no such limit
 */
public record SupplyLimits(
        @Nullable QuantityLimit quantity, @Nullable Integer days) {
    /** No limit at all. */
    public static final SupplyLimits NONE = new SupplyLimits(null, null);

    public SupplyLimits {
        if (days != null && days <= 0) {
            throw new IllegalArgumentException("The days supply limit (" + days + ") must be positive.");
        }
    }
}
