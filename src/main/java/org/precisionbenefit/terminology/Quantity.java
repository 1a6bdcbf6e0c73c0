package org.precisionbenefit.terminology;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * An amount with its unit.
 *
 * @param value the amount, exactly as sent; at most 15 significant digits so that it converts to a double without
 *     meeting another amount
 * @param unit the unit as sent (a UCUM code or a plain word), possibly empty when none was sent
 */
public record Quantity(BigDecimal value, String unit) {
    /** More digits than this could make two different amounts compare as equal. */
    public static final int MAX_PRECISION = 15;

    public Quantity {
        Objects.requireNonNull(value, "value is null");
        Objects.requireNonNull(unit, "unit is null");
        unit = unit.strip();
        if (!holds(value)) {
            throw new IllegalArgumentException(
                    "The amount must have at most " + MAX_PRECISION + " digits before and behind its point.");
        }
    }

    /** Whether an amount can be kept exactly; records write it in plain digits, so that zeros of an exponent count. */
    public static boolean holds(BigDecimal value) {
        long digits = (long) value.precision() - Math.min(value.scale(), 0);
        return digits <= MAX_PRECISION && value.scale() <= MAX_PRECISION;
    }

    public static Quantity of(String value, String unit) {
        return new Quantity(new BigDecimal(value), unit);
    }
}
