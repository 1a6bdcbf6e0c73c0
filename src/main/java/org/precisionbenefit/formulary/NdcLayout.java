package org.precisionbenefit.formulary;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The layouts in which a National Drug Code is written: labeler, product and package, ten or eleven digits in all. */
public enum NdcLayout {
    FOUR_FOUR_TWO("([0-9]{4})-([0-9]{4})-([0-9]{2})"),
    FIVE_THREE_TWO("([0-9]{5})-([0-9]{3})-([0-9]{2})"),
    FIVE_FOUR_ONE("([0-9]{5})-([0-9]{4})-([0-9]{1})"),
    FIVE_FOUR_TWO("([0-9]{5})-([0-9]{4})-([0-9]{2})"),
    ELEVEN_DIGITS("([0-9]{5})([0-9]{4})([0-9]{2})"),
    /** Ten digits without hyphens may be any of the first three layouts. */
    TEN_AS_FOUR_FOUR_TWO("([0-9]{4})([0-9]{4})([0-9]{2})"),
    TEN_AS_FIVE_THREE_TWO("([0-9]{5})([0-9]{3})([0-9]{2})"),
    TEN_AS_FIVE_FOUR_ONE("([0-9]{5})([0-9]{4})([0-9]{1})");

    private final Pattern pattern;

    NdcLayout(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    /** Every eleven-digit code that the text can stand for, in layout order; empty when it is no drug code. */
    public static List<String> elevenDigits(String text) {
        return java.util.Arrays.stream(values())
                .map(layout -> layout.pattern.matcher(text))
                .filter(Matcher::matches)
                .map(parts -> padded(parts.group(1), 5) + padded(parts.group(2), 4) + padded(parts.group(3), 2))
                .distinct()
                .toList();
    }

    /**
     * Every way in which the eleven-digit code may be written with ten digits: a layout leaves out the leading zero of one
     * part. Empty when no part has one, or the text is no eleven-digit code.
     */
    public static List<String> tenDigits(String elevenDigits) {
        Matcher parts = ELEVEN_DIGITS.pattern.matcher(elevenDigits);
        if (!parts.matches()) {
            return List.of();
        }
        List<String> written = new ArrayList<>();
        for (int shortened = 1; shortened <= 3; shortened++) {
            if (parts.group(shortened).startsWith("0")) {
                List<String> each = new ArrayList<>(List.of(parts.group(1), parts.group(2), parts.group(3)));
                each.set(shortened - 1, parts.group(shortened).substring(1));
                written.add(String.join("-", each));
            }
        }
        return List.copyOf(written);
    }

    private static String padded(String digits, int length) {
        return "0".repeat(length - digits.length()) + digits;
    }
}
