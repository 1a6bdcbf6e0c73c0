package org.precisionbenefit.prediction.serving;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How figures are written into records: rounded half up to six decimals, with a point, without an exponent. */
final class SixDecimals {
    private static final int DECIMALS = 6;
    private static final double MILLION = 1e6;
    /** Below this, the product with a million is wrong by less than {@link #NEAR}. */
    private static final double EXACT_BELOW = 1e12;
    /** Closer to a half than this, only the exact value tells which way it rounds. */
    private static final double NEAR = 1e-3;

    private SixDecimals() {}

    static String of(double value) {
        double scaled = value * MILLION;
        double below = Math.floor(scaled);
        double rest = scaled - below;
        if (Math.abs(scaled) < EXACT_BELOW && Math.abs(rest - 0.5) > NEAR) {
            long nearest = (long) (rest < 0.5 ? below : below + 1);
            return BigDecimal.valueOf(nearest, DECIMALS).toPlainString();
        }
        return exact(value);
    }

    /** The same by the exact value of the figure's bits, which takes many times longer. */
    static String exact(double value) {
        return new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_UP).toPlainString();
    }
}
