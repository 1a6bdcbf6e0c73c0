package org.precisionbenefit.terminology;

import java.util.Locale;

/**
 * Texts from outside in one letter case, the same everywhere. The result is the library's, which copies the whole text anew
 * for each letter that becomes two: a text of a hundred thousand such letters takes it gigabytes.
 */
public final class LetterCase {
    private static final String DOTTED = "\u0130";
    private static final String DOTTED_LOWER = "i\u0307";

    private LetterCase() {}

    /** The text in small letters. */
    public static String lower(String text) {
        // The one letter of which small letters make two.
        return text.replace(DOTTED, DOTTED_LOWER).toLowerCase(Locale.ROOT);
    }

    /** The text in capitals. */
    public static String upper(String text) {
        if (text.chars().allMatch(letter -> letter < 0x80)) {
            return text.toUpperCase(Locale.ROOT);
        }
        StringBuilder upper = new StringBuilder(text.length());
        text.codePoints()
                .forEach(letter -> upper.append(Character.toString(letter).toUpperCase(Locale.ROOT)));
        return upper.toString();
    }
}
