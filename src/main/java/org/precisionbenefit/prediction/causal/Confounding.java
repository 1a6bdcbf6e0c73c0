package org.precisionbenefit.prediction.causal;

import org.precisionbenefit.prediction.cohort.Draws;

/**
 * Makes observational data out of a randomised trial, on purpose: each member stays with a chance that depends on a
 * prognosis and on the arm, so that those who are worse off are on the first therapy more often. Of each kind of member
 * as many stay as before in sum, so that the effect to be found is that of the whole trial.
 */
public final class Confounding {
    private Confounding() {}

    /**
     * The members who stay.
     *
     * @param trial members whom chance assigned with even odds
     * @param prognosis one per member, standardised, higher for worse
     * @param strength how much the log odds of being on the first therapy rise with the prognosis; 0 keeps chance
     * @param seed the seed of who stays
     */
    public static Compared of(Compared trial, double[] prognosis, double strength, long seed) {
        Draws draws = new Draws(seed);
        boolean[] stays = new boolean[trial.size()];
        for (int i = 0; i < stays.length; i++) {
            double onFirst = 1 / (1 + StrictMath.exp(-strength * prognosis[i]));
            stays[i] = draws.uniform() < (trial.treated(i) ? onFirst : 1 - onFirst);
        }
        return trial.where(member -> stays[member]);
    }

    /** Values less their mean, in units of their standard deviation. */
    public static double[] standardised(double[] values) {
        double mean = 0;
        double squares = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        for (double value : values) {
            squares += (value - mean) * (value - mean) / values.length;
        }
        double[] standardised = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            standardised[i] = (values[i] - mean) / StrictMath.sqrt(squares);
        }
        return standardised;
    }
}
