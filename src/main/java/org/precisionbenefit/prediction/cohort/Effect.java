package org.precisionbenefit.prediction.cohort;

import java.util.List;
import java.util.Objects;

/**
 * What multiplies the hazard of the outcome.
 *
 * @param id its name in the cohort file
 * @param when the conditions, all of which must hold
 * @param estimates published hazard ratios that are averaged on the log scale
 */
public record Effect(String id, List<Condition> when, List<Estimate> estimates) {
    private static final double TOLERANCE = 1e-9;

    public Effect {
        Objects.requireNonNull(id, "id is null");
        when = List.copyOf(when);
        estimates = List.copyOf(estimates);
        double sum = estimates.stream().mapToDouble(Estimate::weight).sum();
        if (Math.abs(sum - 1) > TOLERANCE) {
            throw new IllegalArgumentException("The weights of effect (" + id + ") must sum to one.");
        }
    }

    /** The hazard ratio used: the weighted geometric mean of the estimates. */
    public double hazardRatio() {
        double log = 0;
        for (Estimate estimate : estimates) {
            log += estimate.weight() * StrictMath.log(estimate.hazardRatio());
        }
        return StrictMath.exp(log);
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
     * One published figure.
     *
     * @param hazardRatio the hazard ratio, above zero
     * @param source where it stands
     * @param weight its weight in the mean
     */
    public record Estimate(double hazardRatio, String source, double weight) {
        public Estimate {
            Objects.requireNonNull(source, "source is null");
            if (!(hazardRatio > 0) || !(weight >= 0)) {
                throw new IllegalArgumentException("An estimate must have a positive hazard ratio and weight.");
            }
        }
    }
}
