package org.precisionbenefit.decision.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A share with its interval of Wilson at 95 per cent (Wilson, J Am Stat Assoc 1927;22:209). A count from 1 to 10, or one that
 * leaves so few, is not shown: it could point at somebody.
 *
 * @param count how many, or null where it is not shown
 * @param percent the share in per cent, or null where it is not shown
 * @param low the lower end in per cent, or null where it is not shown
 * @param high the upper end in per cent, or null where it is not shown
 */
public record Share(
        @Nullable Long count,
        @Nullable BigDecimal percent,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high) {
    /** The least count that is shown, other than none. */
    public static final int LEAST = 11;

    private static final Share HIDDEN = new Share(null, null, null, null);
    private static final double Z = 1.959964;

    /** The share of so many of all. */
    public static Share of(long count, long all) {
        if (all < LEAST || isSmall(count) || isSmall(all - count)) {
            return HIDDEN;
        }
        double share = (double) count / all;
        double square = Z * Z;
        double middle = share + square / (2 * all);
        double half = Z * Math.sqrt(share * (1 - share) / all + square / (4.0 * all * all));
        double whole = 1 + square / all;
        return new Share(
                count,
                percent(share),
                percent(Math.max(0, (middle - half) / whole)),
                percent(Math.min(1, (middle + half) / whole)));
    }

    /** Whether a count is too small to be shown. */
    public static boolean isSmall(long count) {
        return count > 0 && count < LEAST;
    }

    private static BigDecimal percent(double share) {
        return BigDecimal.valueOf(share * 100).setScale(1, RoundingMode.HALF_EVEN);
    }

    /** The share in words. */
    public String words() {
        return percent == null || low == null || high == null
                ? "not shown, too few"
                : percent.toPlainString() + " % (" + low.toPlainString() + " to " + high.toPlainString() + ")";
    }
}
