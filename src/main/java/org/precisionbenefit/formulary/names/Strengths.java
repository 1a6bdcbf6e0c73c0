package org.precisionbenefit.formulary.names;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.LetterCase;

/**
 * Finds the strengths that a text names, lists such as "50mg, 100mg, 200mg" and "5-20 MG" included. A figure without a
 * unit is no strength, because it may count packs or days.
 */
public final class Strengths {
    private static final String FIGURE = "[.]?[0-9]++(?:[.,][0-9]++)*+";
    private static final String UNIT =
            "micrograms|microgram|milligrams|milligram|grams|gram|mcg|mgs|mg|ng|ug|\u03bcg|gm|g"
                    + "|units|unit|unt|iu|meq|mmol|mci|cells|bau|pfu|osmol|%";
    /** What stands behind a slash with blanks around it; another word there is the next ingredient. */
    private static final String MEASURE =
            "ml|l|mg|g|gm|gram|hr|hrs|h|hour|hours|d|day|days|actuat|actuation|dose|tablet|tab"
                    + "|capsule|cap|syringe|pen|vial|patch|spray|cartridge|packet|film|each";
    /** "7.5 mg/325 mg" are two strengths, not one in so many milligrams. */
    private static final String NEXT_STRENGTH = FIGURE + "[\\s-]*(?:mcg|mg|ug|meq|unt|unit|units|iu)\\b";

    private static final Pattern STRENGTH =
            Pattern.compile("(?<![0-9]|[0-9][.,])(?<figure>" + FIGURE + ")[\\s.-]*(?<unit>"
                    + UNIT + ")(?![\\p{L}\\p{N}])(?<per>(?:\\s*per\\b\\s*|/\\s*|\\s+/\\s*(?=(?:" + FIGURE
                    + "[\\s-]*)?(?:" + MEASURE
                    + ")\\b))(?!" + NEXT_STRENGTH + ")(?<count>" + FIGURE + ")?[\\s-]*(?<what>[\\p{L}]*))?");
    /** "5-20 MG", "10/40 mg": figures before the one that carries the unit. */
    private static final Pattern BEFORE = Pattern.compile("(?<![\\p{L}\\p{N}.,])(" + FIGURE + ")\\s*[-/]\\s*$");

    private static final int LONGEST = 18;
    private static final Pattern PLAIN = Pattern.compile("([0-9]+|[0-9]{1,3}(,[0-9]{3})++)?(\\.[0-9]+)?");

    private Strengths() {}

    /**
     * A strength where it stands in the text.
     *
     * @param from the first character, in the text as {@link #readable} gives it
     * @param to the character behind the last
     * @param written the text
     * @param strength what it means, or null when it cannot be read
     */
    public record Written(
            int from, int to, String written, @Nullable Strength strength) {
        public Written {
            Objects.requireNonNull(written, "written is null");
        }
    }

    /** The text as strengths are looked for in it: one way to write letters and figures, in lower case. */
    static String readable(String text) {
        return LetterCase.lower(Normalizer.normalize(text, Normalizer.Form.NFKC));
    }

    /** The strengths of a text, in its order. */
    public static List<Written> in(String text) {
        return inReadable(readable(text));
    }

    static List<Written> inReadable(String text) {
        List<Written> found = new ArrayList<>();
        Matcher strength = STRENGTH.matcher(text);
        int end = 0;
        while (strength.find()) {
            before(text, end, strength, found);
            found.add(new Written(
                    strength.start(), strength.end(), strength.group(), strength(strength, strength.group("figure"))));
            end = strength.end();
        }
        return List.copyOf(found);
    }

    private static void before(String text, int from, Matcher strength, List<Written> found) {
        int at = found.size();
        int end = strength.start();
        Matcher before = BEFORE.matcher(text.substring(from, end));
        while (before.find()) {
            int start = from + before.start();
            found.add(at, new Written(start, end, text.substring(start, end), strength(strength, before.group(1))));
            end = start;
            before = BEFORE.matcher(text.substring(from, end));
        }
    }

    private static @Nullable Strength strength(Matcher strength, String figure) {
        String count = strength.group("count");
        String what = strength.group("what");
        boolean readable = isNumber(figure)
                && (count == null || isNumber(count))
                && (strength.group("per") == null || (what != null && !what.isEmpty()));
        if (!readable) {
            return null;
        }
        BigDecimal held = count == null ? BigDecimal.ONE : number(count);
        return held.signum() == 0
                ? null
                : Strength.of(
                        number(figure), strength.group("unit"), held, strength.group("per") == null ? null : what);
    }

    /** No dose has more figures; a longer one is no number that anybody meant. */
    private static boolean isNumber(String figure) {
        return figure.length() <= LONGEST && PLAIN.matcher(figure).matches();
    }

    private static BigDecimal number(String figure) {
        return new BigDecimal(figure.replace(",", ""));
    }
}
