package org.precisionbenefit.evidence.tumour;

import java.math.BigDecimal;
import java.util.Map;
import org.precisionbenefit.evidence.tumour.Reading.Says;
import org.precisionbenefit.profile.BiomarkerFact;
import org.precisionbenefit.profile.BiomarkerFinding;
import org.precisionbenefit.profile.BiomarkerFinding.Bound;
import org.precisionbenefit.terminology.LetterCase;

/** What a result says about a score. */
final class ScoreReader {
    /** Spellings of units; a unit of no list stands for itself. */
    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("percent", "%"),
            Map.entry("mut/mb", "/megabase"),
            Map.entry("muts/mb", "/megabase"),
            Map.entry("mutations/mb", "/megabase"),
            Map.entry("mutations/megabase", "/megabase"),
            Map.entry("{mutations}/mb", "/megabase"),
            Map.entry("{mut}/mb", "/megabase"),
            Map.entry("1/1000000{basepairs}", "/megabase"),
            Map.entry("x10e9/l", "10*9/l"),
            Map.entry("10^9/l", "10*9/l"),
            Map.entry("10e9/l", "10*9/l"),
            Map.entry("10*3/ul", "10*9/l"),
            Map.entry("k/ul", "10*9/l"));

    private ScoreReader() {}

    /** What a result of the marker says about the score. */
    static Reading read(MarkerRule.Score rule, BiomarkerFact fact) {
        if (fact.finding() instanceof BiomarkerFinding.Measured measured) {
            if (!isOf(rule, measured.method(), fact.marker())) {
                return Reading.unclear("Another score of the marker was sent.", fact);
            }
            return unit(rule, measured.value().unit())
                    ? compared(rule, measured.bound(), measured.value().value(), fact)
                    : Reading.unclear("The score has another unit, or none.", fact);
        }
        if (fact.finding() instanceof BiomarkerFinding.Stated stated) {
            String word = stated.word().strip();
            return isOf(rule, stated.method(), fact.marker()) && word.matches("[0-3]\\+?")
                    ? compared(rule, Bound.EXACTLY, new BigDecimal(word.replace("+", "")), fact)
                    : Reading.unclear("The result gives a word and no score.", fact);
        }
        return Reading.of(Says.SILENT, fact);
    }

    private static boolean isOf(MarkerRule.Score rule, String method, String marker) {
        String wanted = MarkerNames.key(rule.method());
        String sent = MarkerNames.key(method);
        return sent.isEmpty() ? MarkerNames.key(marker).endsWith(wanted) : sent.equals(wanted);
    }

    private static boolean unit(MarkerRule.Score rule, String sent) {
        String wanted = spelled(rule.unit());
        return wanted.isEmpty()
                ? sent.isBlank() || sent.equals("1") || sent.equals("+") || sent.equals("{score}")
                : wanted.equals(spelled(sent));
    }

    private static String spelled(String unit) {
        String bare = LetterCase.lower(unit.replace(" ", ""));
        return UNITS.getOrDefault(bare, bare);
    }

    private static Reading compared(MarkerRule.Score rule, Bound bound, BigDecimal value, BiomarkerFact fact) {
        int side = value.compareTo(rule.atLeast());
        return switch (bound) {
            case EXACTLY -> Reading.of(side >= 0 ? Says.PRESENT : Says.ABSENT, fact);
            case AT_LEAST, MORE_THAN -> side >= 0 ? Reading.of(Says.PRESENT, fact) : limit(fact);
            case AT_MOST -> side < 0 ? Reading.of(Says.ABSENT, fact) : limit(fact);
            case LESS_THAN -> side <= 0 ? Reading.of(Says.ABSENT, fact) : limit(fact);
        };
    }

    private static Reading limit(BiomarkerFact fact) {
        return Reading.unclear("The result gives a limit that leaves it open.", fact);
    }
}
