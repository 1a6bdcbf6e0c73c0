package org.precisionbenefit.formulary.yaml;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.authored.Fields;

/** Reads amounts of US dollars and shares. */
final class Money {
    private static final String DOLLARS = "[0-9]{1,7}(\\.[0-9]{1,6})?";

    private Money() {}

    /** US dollars, not below zero. */
    static BigDecimal dollars(Fields row, String name) {
        return row.checked(name, Money::dollars, "must be US dollars, not below zero, such as 12.50.");
    }

    /** US dollars, or null when left out. */
    static @Nullable BigDecimal optional(Fields row, String name) {
        return row.has(name) ? dollars(row, name) : null;
    }

    /** US dollars, or null for the word {@code none}; it must be written. */
    static @Nullable BigDecimal orNone(Fields row, String name) {
        return row.text(name).equals("none")
                ? null
                : row.checked(name, Money::dollars, "must be US dollars, such as 2000.00, or the word none.");
    }

    /** A share between 0 and 1. */
    static BigDecimal share(Fields row, String name) {
        return row.checked(name, Money::share, "must be a share from 0 to 1, such as 0.25 for 25 percent.");
    }

    private static BigDecimal dollars(String text) {
        if (!text.matches(DOLLARS)) {
            throw new IllegalArgumentException("no dollars");
        }
        return new BigDecimal(text);
    }

    private static BigDecimal share(String text) {
        BigDecimal share = dollars(text);
        if (share.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("no share");
        }
        return share;
    }
}
