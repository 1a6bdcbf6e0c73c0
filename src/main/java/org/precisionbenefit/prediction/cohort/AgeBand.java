package org.precisionbenefit.prediction.cohort;

/** The two bands of age by which figures are reported and sets are bounded. */
public final class AgeBand {
    /** The variable and feature that holds the age. */
    public static final String AGE = "age_years";
    /** The attribute under which a member's band stands. */
    public static final String ATTRIBUTE = "age_band";
    /** Below {@value #FROM_YEARS} years. */
    public static final String YOUNGER = "under-65";
    /** From {@value #FROM_YEARS} years on. */
    public static final String OLDER = "65-and-over";

    private static final int FROM_YEARS = 65;

    private AgeBand() {}

    /** The band of an age in years. */
    public static String of(float years) {
        return years < FROM_YEARS ? YOUNGER : OLDER;
    }
}
