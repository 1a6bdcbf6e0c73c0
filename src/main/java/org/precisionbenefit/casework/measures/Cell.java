package org.precisionbenefit.casework.measures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.prediction.metrics.Measured;
import org.precisionbenefit.prediction.metrics.Shares;

/**
 * A count with its share and Wilson's interval at 95 per cent (Wilson, J Am Stat Assoc 1927;22:209); all are null where
 * the count is not shown, and the share where there is nothing to be a share of.
 *
 * @param count how many
 * @param percent the share in per cent, to one decimal
 * @param low the lower end
 * @param high the upper end
 */
public record Cell(
        @Nullable Long count,
        @Nullable BigDecimal percent,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high) {
    /** A count that is not shown. */
    public static final Cell HIDDEN = new Cell(null, null, null, null);

    private static final int HUNDRED = 100;

    /** A count as it is, of so many. */
    static Cell of(long count, long all) {
        if (all == 0) {
            return new Cell(count, null, null, null);
        }
        Measured share = Shares.wilson(Math.toIntExact(count), Math.toIntExact(all));
        return new Cell(count, percent(share.value()), percent(share.low()), percent(share.high()));
    }

    /** A count without a share. */
    static Cell of(long count) {
        return new Cell(count, null, null, null);
    }

    private static BigDecimal percent(double share) {
        return BigDecimal.valueOf(share * HUNDRED).setScale(1, RoundingMode.HALF_EVEN);
    }

    /** Whether it is shown. */
    public boolean isShown() {
        return count != null;
    }
}
