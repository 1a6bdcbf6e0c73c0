package org.precisionbenefit.formulary.benefit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.DrugProduct;
import org.precisionbenefit.terminology.LetterCase;

/**
 * Counts an amount in another unit, where a product says how much one piece of it holds (a pen of 0.4 ml). Nothing else is
 * converted: a unit that is not the same is said to be another.
 */
public final class CountedIn {
    private static final int DIGITS = 6;

    private CountedIn() {}

    /** Whether both name the same unit, whatever their letter case, braces or plural. */
    public static boolean same(String one, String other) {
        return plain(one).equals(plain(other));
    }

    /**
     * The amount in the other unit, or null where it cannot be told.
     *
     * @param product the product that is counted, or null when it is not known
     */
    public static @Nullable BigDecimal unit(BigDecimal amount, String from, String to, @Nullable DrugProduct product) {
        if (same(from, to)) {
            return amount;
        }
        String content = product == null || product.detail() == null
                ? null
                : product.detail().content();
        if (product == null || content == null) {
            return null;
        }
        int blank = content.indexOf(' ');
        BigDecimal piece = new BigDecimal(content.substring(0, blank));
        String measure = content.substring(blank + 1);
        if (piece.signum() <= 0) {
            return null;
        }
        if (same(from, product.unit()) && same(to, measure)) {
            return amount.multiply(piece);
        }
        return same(from, measure) && same(to, product.unit())
                ? amount.divide(piece, DIGITS, RoundingMode.HALF_UP)
                : null;
    }

    private static String plain(String unit) {
        String plain = LetterCase.lower(unit.strip());
        if (plain.startsWith("{") && plain.endsWith("}")) {
            plain = plain.substring(1, plain.length() - 1);
        }
        return plain.length() > 3 && plain.endsWith("s") ? plain.substring(0, plain.length() - 1) : plain;
    }

    /** Whether the unit measures (millilitres, grams) and does not count pieces. */
    static boolean measures(String unit) {
        return switch (plain(unit)) {
            case "ml", "l", "g", "mg", "mcg", "kg" -> true;
            default -> false;
        };
    }
}
