package org.precisionbenefit.formulary.benefit;

import java.math.BigDecimal;
import java.math.RoundingMode;
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

    /** How many packages a limit comes to in so many days, begun ones counted whole; null where single units are given out. */
    public @Nullable BigDecimal packages(QuantityLimit limit, int days) {
        return packageSize == null
                ? null
                : limit.quantity()
                        .multiply(BigDecimal.valueOf(days))
                        .divide(packageSize.multiply(BigDecimal.valueOf(limit.daysSupply())), 0, RoundingMode.CEILING);
    }

    /** What a limit comes to in so many days in whole packages, in its unit; null where single units are given out. */
    public @Nullable BigDecimal inWholePackages(QuantityLimit limit, int days) {
        BigDecimal packages = packages(limit, days);
        return packages == null || packageSize == null ? null : packages.multiply(packageSize);
    }
}
