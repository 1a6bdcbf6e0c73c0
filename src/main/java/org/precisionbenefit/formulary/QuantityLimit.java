package org.precisionbenefit.formulary;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * How much of a drug is covered in a time without a further authorization.
 *
 * @param quantity how many units, above zero
 * @param unit the unit counted, for example "tablet"
 * @param daysSupply in how many days, above zero
 */
public record QuantityLimit(BigDecimal quantity, String unit, int daysSupply) {
    public QuantityLimit {
        Objects.requireNonNull(quantity, "quantity is null");
        Objects.requireNonNull(unit, "unit is null");
        if (quantity.signum() <= 0) {
            throw new IllegalArgumentException("The quantity limit (" + quantity + ") must be positive.");
        }
        if (daysSupply <= 0) {
            throw new IllegalArgumentException("The days of the quantity limit (" + daysSupply + ") must be positive.");
        }
    }

    /** Whether it lets a member have at least as much a day as the other, counted in the same unit. */
    public boolean allowsAsMuchAs(QuantityLimit other) {
        return unit.equals(other.unit)
                && quantity.multiply(BigDecimal.valueOf(other.daysSupply))
                                .compareTo(other.quantity.multiply(BigDecimal.valueOf(daysSupply)))
                        >= 0;
    }
}
