package org.precisionbenefit.formulary.benefit;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a member has paid in the benefit year so far, in US dollars.
 *
 * @param deductible what counts towards the deductible, or null where it is not known
 * @param outOfPocket what counts towards the cap on what a member pays, or null where it is not known
 */
public record Accumulators(
        @Nullable BigDecimal deductible, @Nullable BigDecimal outOfPocket) {
    public Accumulators {
        if ((deductible != null && deductible.signum() < 0) || (outOfPocket != null && outOfPocket.signum() < 0)) {
            throw new IllegalArgumentException("What a member has paid must not be below zero.");
        }
    }
}
