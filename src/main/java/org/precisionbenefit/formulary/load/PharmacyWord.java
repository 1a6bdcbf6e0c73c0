package org.precisionbenefit.formulary.load;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.LetterCase;

/**
 * A kind of pharmacy as exchanges write it, for example {@code 3-MONTH-OUT-MAIL}.
 *
 * @param place the kind without the time, such as {@code in-retail}
 * @param days the days' supply, a month being 30 days, or null where it is not said
 */
public record PharmacyWord(String place, @Nullable Integer days) {
    private static final Pattern MONTHS = Pattern.compile("([1-9])-month-(.+)");
    private static final int MONTH = 30;
    private static final int LONGEST = 64;

    public PharmacyWord {
        Objects.requireNonNull(place, "place is null");
    }

    public static PharmacyWord read(String published) {
        if (published.length() > LONGEST) {
            throw new RowFault("The kind of pharmacy must have 1 to " + LONGEST + " characters.");
        }
        String word = LetterCase.lower(published.strip()).replaceAll("[ _]+", "-");
        Matcher months = MONTHS.matcher(word);
        return months.matches()
                ? new PharmacyWord(months.group(2), Integer.parseInt(months.group(1)) * MONTH)
                : new PharmacyWord(word, null);
    }
}
