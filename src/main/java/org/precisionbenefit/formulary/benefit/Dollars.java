package org.precisionbenefit.formulary.benefit;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes US dollars. What was computed exactly is rounded half up to cents here, and nowhere before. */
final class Dollars {
    private Dollars() {}

    static BigDecimal cents(BigDecimal exact) {
        return exact.setScale(2, RoundingMode.HALF_UP);
    }

    static String words(BigDecimal exact) {
        return "$" + cents(exact).toPlainString();
    }

    /** A unit price with all of its digits. */
    static String exactly(BigDecimal exact) {
        return "$" + (exact.scale() < 2 ? cents(exact) : exact).toPlainString();
    }
}
