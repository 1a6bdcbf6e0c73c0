package org.precisionbenefit.evidence;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.LetterCase;

/**
 * A figure of guidance as its source gives it; nothing is converted.
 *
 * @param bound how the figure binds
 * @param low the figure, or the lower end of a range
 * @param high the upper end of a range, or null for a single figure
 * @param unit percent, fold, or a unit of dose or level, for example {@code mg/kg/day}
 */
public record Amount(Bound bound, BigDecimal low, @Nullable BigDecimal high, String unit) {
    public Amount {
        Objects.requireNonNull(bound, "bound is null");
        Objects.requireNonNull(low, "low is null");
        Objects.requireNonNull(unit, "unit is null");
        if (high != null && high.compareTo(low) <= 0) {
            throw new IllegalArgumentException(
                    "The upper end (" + high + ") must lie above the lower end (" + low + ").");
        }
    }

    /** The amount as authors write it, for example {@code at most 20 mg/day}. */
    public String text() {
        String bound = this.bound == Bound.EXACTLY
                ? ""
                : LetterCase.lower(this.bound.name()).replace('_', ' ') + " ";
        return bound + low.toPlainString() + (high == null ? "" : "-" + high.toPlainString()) + " " + unit;
    }

    /** How a figure binds. */
    public enum Bound {
        EXACTLY,
        ABOUT,
        AT_MOST,
        BELOW,
        AT_LEAST,
        ABOVE
    }
}
