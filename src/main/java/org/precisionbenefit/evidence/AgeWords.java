package org.precisionbenefit.evidence;

/** Says an age as people do: small children by months, everybody else by years. */
public final class AgeWords {
    private static final int MONTHS_OF_A_YEAR = 12;

    private AgeWords() {}

    /** The age in words, for example {@code 12 years} or {@code 23 months}. */
    public static String of(int months) {
        return months % MONTHS_OF_A_YEAR == 0 ? counted(months / MONTHS_OF_A_YEAR, "year") : counted(months, "month");
    }

    private static String counted(int number, String word) {
        return number + " " + word + (number == 1 ? "" : "s");
    }
}
