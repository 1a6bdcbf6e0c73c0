package org.precisionbenefit.formulary.benefit;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.Period;

/**
 * The price of a product on some days.
 *
 * @param table the price table's name, for example {@code nadac-2025-12-24}
 * @param plan the plan whose contract it is, or null where it holds for all (NADAC)
 * @param product the RxNorm or NDC code of the product or package
 * @param unit the unit of the product that it is for, for example {@code tablet}
 * @param usd US dollars for one unit, not below zero
 * @param dispensingFee US dollars for one fill, not below zero; null where none is said
 * @param holds the days on which it holds
 * @param source where it is written
 */
public record DrugPrice(
        String table,
        @Nullable PlanId plan,
        Code product,
        String unit,
        BigDecimal usd,
        @Nullable BigDecimal dispensingFee,
        Period holds,
        Citation source) {
    public DrugPrice {
        Objects.requireNonNull(table, "table is null");
        Objects.requireNonNull(product, "product is null");
        Objects.requireNonNull(unit, "unit is null");
        Objects.requireNonNull(usd, "usd is null");
        Objects.requireNonNull(holds, "holds is null");
        Objects.requireNonNull(source, "source is null");
        if (usd.signum() < 0 || (dispensingFee != null && dispensingFee.signum() < 0)) {
            throw new IllegalArgumentException("A price must not be below zero.");
        }
    }

    /** What a fill costs besides its units. */
    public BigDecimal fee() {
        return dispensingFee == null ? BigDecimal.ZERO : dispensingFee;
    }
}
