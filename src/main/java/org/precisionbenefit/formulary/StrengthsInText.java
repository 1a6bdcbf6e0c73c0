package org.precisionbenefit.formulary;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.precisionbenefit.terminology.LetterCase;

/**
 * Finds the strengths that a free text names, each written in one way whatever way it was sent in: masses in micrograms,
 * other units by themselves. A figure without a unit is no strength, because it may count packs or days.
 */
final class StrengthsInText {
    private static final Map<String, Integer> POWERS_OF_A_MICROGRAM = Map.ofEntries(
            Map.entry("mcg", 0),
            Map.entry("ug", 0),
            Map.entry("\u03bcg", 0),
            Map.entry("microgram", 0),
            Map.entry("micrograms", 0),
            Map.entry("mg", 3),
            Map.entry("mgs", 3),
            Map.entry("milligram", 3),
            Map.entry("milligrams", 3),
            Map.entry("g", 6),
            Map.entry("gm", 6),
            Map.entry("gram", 6),
            Map.entry("grams", 6));

    private static final String OTHER_UNITS = "iu|meq|mmol|%";
    private static final Pattern STRENGTH =
            Pattern.compile("(?<![0-9]|[0-9][.,])(?<figure>[.]?[0-9]++([.,][0-9]++)*+)[\\s.-]*(?<unit>"
                    + String.join("|", new TreeSet<>(POWERS_OF_A_MICROGRAM.keySet()).descendingSet()) + "|"
                    + OTHER_UNITS
                    + ")(?![\\p{L}\\p{N}])(?<per>\\s*(/|per\\b)\\s*(?<what>[\\p{L}\\p{N}]*))?");
    private static final Pattern PLAIN = Pattern.compile("([0-9]+|[0-9]{1,3}(,[0-9]{3})++)?(\\.[0-9]+)?");

    private StrengthsInText() {}

    /** The strengths; one that cannot be read, or that counts for something else than one unit, stands as it was sent. */
    static SortedSet<String> find(String text, String unit) {
        SortedSet<String> found = new TreeSet<>();
        Matcher strength = STRENGTH.matcher(LetterCase.lower(Normalizer.normalize(text, Normalizer.Form.NFKC)));
        while (strength.find()) {
            boolean perUnit = strength.group("per") == null || unit.equalsIgnoreCase(strength.group("what"));
            found.add(
                    perUnit && PLAIN.matcher(strength.group("figure")).matches()
                            ? canonical(
                                    new BigDecimal(strength.group("figure").replace(",", "")), strength.group("unit"))
                            : strength.group());
        }
        return found;
    }

    private static String canonical(BigDecimal figure, String unit) {
        Integer power = POWERS_OF_A_MICROGRAM.get(unit);
        BigDecimal amount = power == null ? figure : figure.scaleByPowerOfTen(power);
        return amount.stripTrailingZeros().toPlainString() + " " + (power == null ? unit : "mcg");
    }
}
