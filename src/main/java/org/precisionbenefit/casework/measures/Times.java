package org.precisionbenefit.casework.measures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.audit.docket.Spread;

/**
 * How long decisions took, in minutes; nothing where there are too few.
 *
 * @param answers how many decisions, or null where they are too few or a hidden count would follow
 * @param mean the mean
 * @param median the median
 * @param ninetieth the time within which nine tenths were given
 */
public record Times(
        @Nullable Long answers,
        @Nullable BigDecimal mean,
        @Nullable BigDecimal median,
        @Nullable BigDecimal ninetieth) {
    /**
     * Of what was measured.
     *
     * @param shown whether anything may be told of it
     * @param counted whether the number of answers may be told, from which others could follow
     */
    static Times of(Spread spread, boolean shown, boolean counted) {
        if (!shown || HiddenCells.isSmall(spread.answers())) {
            return new Times(null, null, null, null);
        }
        return spread.answers() == 0
                ? new Times(counted ? 0L : null, null, null, null)
                : new Times(
                        counted ? spread.answers() : null,
                        minutes(spread.mean()),
                        minutes(spread.median()),
                        minutes(spread.ninetieth()));
    }

    private static BigDecimal minutes(double value) {
        return BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_EVEN);
    }
}
