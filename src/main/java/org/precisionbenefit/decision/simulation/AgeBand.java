package org.precisionbenefit.decision.simulation;

/** The bands of age by which reports count. */
public final class AgeBand {
    private AgeBand() {}

    /** The band of an age in years. */
    public static String of(int years) {
        return years < 18 ? "0-17" : years < 45 ? "18-44" : years < 65 ? "45-64" : "65 and over";
    }
}
