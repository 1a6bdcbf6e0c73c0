package org.precisionbenefit.formulary.benefit;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * How much of a drug is asked for.
 *
 * @param quantity how many units, above zero
 * @param unit the unit as sent, for example {@code tablet} or {@code mL}
 * @param days for how many days, above zero
 * @param pharmacy from what kind of pharmacy
 */
public record SupplyAsked(BigDecimal quantity, String unit, int days, Pharmacy pharmacy) {
    public SupplyAsked {
        Objects.requireNonNull(quantity, "quantity is null");
        Objects.requireNonNull(unit, "unit is null");
        Objects.requireNonNull(pharmacy, "pharmacy is null");
        if (quantity.signum() <= 0 || days <= 0) {
            throw new IllegalArgumentException("The quantity and its days must be positive.");
        }
    }
}
