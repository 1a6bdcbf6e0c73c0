package org.precisionbenefit.formulary.names;

import java.util.List;
import java.util.regex.Pattern;
import org.precisionbenefit.terminology.LetterCase;

/** Text as words in lower case: whatever is neither letter nor figure only parts them. */
public final class Words {
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Words() {}

    /** The words of a text, joined by single spaces. */
    public static String plain(String text) {
        return NO_LETTER.matcher(LetterCase.lower(text)).replaceAll(" ").strip();
    }

    /** The words of a text. */
    public static List<String> of(String text) {
        String plain = plain(text);
        return plain.isEmpty() ? List.of() : List.of(plain.split(" "));
    }
}
