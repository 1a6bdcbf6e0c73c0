package org.precisionbenefit.formulary;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The layouts in which a National Drug Code is written: labeler, product and package, ten or eleven digits in all. */
enum NdcLayout {
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
    static List<String> elevenDigits(String text) {
        return java.util.Arrays.stream(values())
                .map(layout -> layout.pattern.matcher(text))
                .filter(Matcher::matches)
                .map(parts -> padded(parts.group(1), 5) + padded(parts.group(2), 4) + padded(parts.group(3), 2))
                .distinct()
                .toList();
    }

    private static String padded(String digits, int length) {
        return "0".repeat(length - digits.length()) + digits;
    }
}
