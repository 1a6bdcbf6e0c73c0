package org.precisionbenefit.prediction.serving;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How figures are written into records: rounded half up to six decimals, with a point, without an exponent. */
final class SixDecimals {
    private SixDecimals() {}

    static String of(double value) {
        return new BigDecimal(value).setScale(6, RoundingMode.HALF_UP).toPlainString();
    }
}
