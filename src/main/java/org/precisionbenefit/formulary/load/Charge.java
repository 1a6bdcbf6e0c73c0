package org.precisionbenefit.formulary.load;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a member pays. Publishers fill both a copay and a coinsurance, and say "not applicable" in several ways; here
 * stands what holds.
 *
 * @param kind what it is
 * @param copay US dollars for {@link Kind#COPAY} and {@link Kind#BOTH}, else null
 * @param rate the share of the price, 0 to 1, for {@link Kind#COINSURANCE} and {@link Kind#BOTH}, else null
 * @param least the least that a coinsurance comes to, in US dollars, or null
 * @param most the most that a coinsurance comes to, in US dollars, or null
 * @param afterDeductible whether the deductible is paid first
 */
public record Charge(
        Kind kind,
        @Nullable BigDecimal copay,
        @Nullable BigDecimal rate,
        @Nullable BigDecimal least,
        @Nullable BigDecimal most,
        Flag afterDeductible) {
    /** Kinds of charge. */
    public enum Kind {
        COPAY,
        COINSURANCE,
        /** Both are paid. */
        BOTH,
        NO_CHARGE,
        /** This tier, pharmacy or supply is not offered. */
        NOT_APPLICABLE,
        /** What was published contradicts itself. */
        UNKNOWN
    }

    public Charge {
        Objects.requireNonNull(kind, "kind is null");
        Objects.requireNonNull(afterDeductible, "afterDeductible is null");
        if ((copay != null) != (kind == Kind.COPAY || kind == Kind.BOTH)
                || (rate != null) != (kind == Kind.COINSURANCE || kind == Kind.BOTH)) {
            throw new IllegalArgumentException("A charge must have exactly the figures of its kind.");
        }
        if (isNegative(copay) || isNegative(rate) || (rate != null && rate.compareTo(BigDecimal.ONE) > 0)) {
            throw new RowFault("A copay must not be below zero, and a coinsurance must be 0 to 100 percent.");
        }
    }

    private static boolean isNegative(@Nullable BigDecimal number) {
        return number != null && number.signum() < 0;
    }

    public static Charge copay(BigDecimal copay, Flag afterDeductible) {
        return copay.signum() == 0
                ? plain(Kind.NO_CHARGE, afterDeductible)
                : new Charge(Kind.COPAY, LimitText.plain(copay), null, null, null, afterDeductible);
    }

    public static Charge coinsurance(BigDecimal rate, Flag afterDeductible) {
        return rate.signum() == 0
                ? plain(Kind.NO_CHARGE, afterDeductible)
                : new Charge(Kind.COINSURANCE, null, LimitText.plain(rate), null, null, afterDeductible);
    }

    /** One without figures. */
    public static Charge plain(Kind kind, Flag afterDeductible) {
        return new Charge(kind, null, null, null, null, afterDeductible);
    }
}
