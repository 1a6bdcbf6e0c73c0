package org.precisionbenefit.formulary.benefit;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.QuantityLimit;

/**
 * In what pieces a drug is given out.
 *
 * @param packageSize how many units of the limit one package holds where only whole packages are given out, above zero;
 *     null where single units are
 * @param titration the pack to start with, which may exceed the limit once; null when there is none
 */
public record Packaging(
        @Nullable BigDecimal packageSize, @Nullable QuantityLimit titration) {
    public Packaging {
        if (packageSize != null && packageSize.signum() <= 0) {
            throw new IllegalArgumentException("The size of a package must be positive.");
        }
    }
}
