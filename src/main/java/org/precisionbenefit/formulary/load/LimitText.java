package org.precisionbenefit.formulary.load;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.precisionbenefit.terminology.LetterCase;

/**
 * Reads the quantity limits that publishers write in words, such as {@code QL (30 tabs every 30 days)} or {@code 135
 * mL}. A month counts as 30 days and a year as 365; where a text says something else than an amount in a time, nothing
 * is read.
 */
public final class LimitText {
    private static final int LONGEST = 400;
    private static final String AMOUNT = "(?<amount>[0-9][0-9,]{0,9}(?:\\.[0-9]{1,6})?|\\.[0-9]{1,6})";
    private static final String UNIT = "(?<unit>[A-Za-z][A-Za-z-]{0,20}(?: [A-Za-z-]{1,20})?)?";
    private static final Pattern IN_A_TIME = Pattern.compile(
            "(?:(?:max|limited to|up to)\\s+)?" + AMOUNT + "\\s{0,3}" + UNIT
                    + "\\s{0,3}(?:\\([^()]{1,40}\\)\\s{0,3})?(?:\\b(?:every|per|for|in)\\b|/)\\s{0,3}"
                    + "(?<number>[0-9]{1,4})?\\s{0,3}(?<time>day|week|month|year)s?\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ALONE = Pattern.compile(AMOUNT + "\\s{0,3}" + UNIT, Pattern.CASE_INSENSITIVE);
    private static final Pattern MARK = Pattern.compile("\\bQL\\s{0,3}\\(", Pattern.CASE_INSENSITIVE);
    private static final Map<String, Integer> DAYS = Map.of("day", 1, "week", 7, "month", 30, "year", 365);
    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("tab", "tablet"),
            Map.entry("tabs", "tablet"),
            Map.entry("cap", "capsule"),
            Map.entry("caps", "capsule"),
            Map.entry("ml", "mL"),
            Map.entry("mls", "mL"),
            Map.entry("g", "g"),
            Map.entry("gm", "g"),
            Map.entry("gram", "g"),
            Map.entry("grams", "g"),
            Map.entry("mg", "mg"),
            Map.entry("inj", "injection"),
            Map.entry("patches", "patch"),
            Map.entry("boxes", "box"),
            Map.entry("autoinjector", "auto-injector"),
            Map.entry("autoinjectors", "auto-injector"));

    private LimitText() {}

    /** The limit that a text holds; amount and days are null where it holds none that can be read. */
    public static PublishedLimit read(String text) {
        PublishedLimit unread = new PublishedLimit(null, "", null, text);
        if (text.length() > LONGEST || isRunTogether(text)) {
            return unread;
        }
        Matcher mark = MARK.matcher(text);
        boolean marked = mark.find();
        int from = marked ? mark.end() : 0;
        Matcher timed = IN_A_TIME.matcher(text).region(from, text.length());
        if (marked ? timed.lookingAt() : timed.find()) {
            return timed(timed, unread);
        }
        Matcher alone = ALONE.matcher(text.strip());
        return alone.matches() && !isTime(unitOf(alone))
                ? new PublishedLimit(amount(alone), unit(unitOf(alone)), null, text)
                : unread;
    }

    /** Whether a text holds two limits, because the rows of a printed table ran together. */
    public static boolean isRunTogether(String text) {
        return marks(text) > 1;
    }

    private static int marks(String text) {
        return (int) MARK.matcher(text).results().count();
    }

    private static PublishedLimit timed(Matcher found, PublishedLimit unread) {
        String number = found.group("number");
        int each = DAYS.getOrDefault(LetterCase.lower(found.group("time")), 0);
        int days = each * (number == null ? 1 : Integer.parseInt(number));
        BigDecimal amount = amount(found);
        // "168 days every year" limits the time and not the amount.
        return isTime(unitOf(found)) || days == 0 || amount.signum() == 0
                ? unread
                : new PublishedLimit(amount, unit(unitOf(found)), days, unread.text());
    }

    private static boolean isTime(String unit) {
        return DAYS.containsKey(LetterCase.lower(unit).replaceAll("s$", ""));
    }

    private static String unitOf(Matcher found) {
        String unit = found.group("unit");
        return unit == null ? "" : unit.strip();
    }

    private static BigDecimal amount(Matcher found) {
        return plain(new BigDecimal(found.group("amount").replace(",", "")));
    }

    /** The number without zeros at its end, and without an exponent. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** A unit in one spelling, in the singular. */
    public static String unit(String published) {
        String word = LetterCase.lower(published.strip());
        String known = UNITS.get(word);
        if (known != null) {
            return known;
        }
        return word.length() > 2 && word.endsWith("s") && !word.endsWith("ss")
                ? word.substring(0, word.length() - 1)
                : word;
    }
}
