package org.precisionbenefit.prediction.cohort;

import java.util.List;
import java.util.Objects;

/**
 * What multiplies the hazard or the odds of the outcome.
 *
 * @param id its name in the cohort file
 * @param when the conditions, all of which must hold
 * @param per the variable it grows with
 * @param estimates published ratios that are averaged on the log scale
 */
public record Effect(String id, List<Condition> when, Per per, List<Estimate> estimates) {
    private static final double TOLERANCE = 1e-9;

    public Effect {
        Objects.requireNonNull(id, "id is null");
        when = List.copyOf(when);
        Objects.requireNonNull(per, "per is null");
        estimates = List.copyOf(estimates);
        double sum = 0;
        for (Estimate estimate : estimates) {
            sum += estimate.weight();
        }
        if (Math.abs(sum - 1) > TOLERANCE) {
            throw new IllegalArgumentException("The weights of effect (" + id + ") must sum to one.");
        }
    }

    /** The logarithm of the ratio used: the weighted mean of the estimates' logarithms. */
    public double logRatio() {
        double log = 0;
        for (Estimate estimate : estimates) {
            log += estimate.weight() * StrictMath.log(estimate.ratio());
        }
        return log;
    }

    /**
     * A range of a variable.
     *
     * @param from the lowest value that counts
     * @param variable the variable
     * @param below the lowest value that no longer counts
     */
    public record Condition(double from, String variable, double below) {
        public Condition {
            Objects.requireNonNull(variable, "variable is null");
        }

        boolean holds(float value) {
            return value >= from && value < below;
        }
    }

    /**
     * What an effect grows with.
     *
     * @param variable the variable, or empty where the effect holds or does not
     * @param unit how much of it the ratio was published for
     */
    public record Per(String variable, double unit) {
        public Per {
            Objects.requireNonNull(variable, "variable is null");
            if (!(unit > 0)) {
                throw new IllegalArgumentException("The unit that an effect grows by must be positive.");
            }
        }

        /** It holds or does not. */
        public static Per none() {
            return new Per("", 1);
        }
    }

    /**
     * One published figure.
     *
     * @param ratio the hazard ratio, risk ratio or odds ratio, above zero
     * @param source where it stands
     * @param weight its weight in the mean
     */
    public record Estimate(double ratio, String source, double weight) {
        public Estimate {
            Objects.requireNonNull(source, "source is null");
            if (!(ratio > 0) || !(weight >= 0)) {
                throw new IllegalArgumentException("An estimate must have a positive ratio and weight.");
            }
        }
    }
}
