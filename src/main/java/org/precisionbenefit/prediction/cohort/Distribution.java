package org.precisionbenefit.prediction.cohort;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** How a variable is drawn, one set of figures per level of the variable it depends on. */
public sealed interface Distribution {
    /** How many levels of another variable it tells apart; 1 when it depends on none. */
    int levels();

    /** Draws a value, given the level of the variable it depends on. */
    float draw(int level, Draws draws);

    /**
     * Whole numbers from 0.
     *
     * @param shares per level, the share of each number, summing to one
     */
    record Shares(List<List<Double>> shares) implements Distribution {
        private static final double TOLERANCE = 1e-9;

        public Shares {
            shares = shares.stream().map(List::copyOf).toList();
            for (List<Double> level : shares) {
                double sum = level.stream().mapToDouble(Double::doubleValue).sum();
                if (Math.abs(sum - 1) > TOLERANCE || level.stream().anyMatch(share -> share < 0)) {
                    throw new IllegalArgumentException("The shares of a variable must be positive and sum to one.");
                }
            }
        }

        @Override
        public int levels() {
            return shares.size();
        }

        @Override
        public float draw(int level, Draws draws) {
            double left = draws.uniform();
            List<Double> here = shares.get(level);
            for (int value = 0; value < here.size() - 1; value++) {
                left -= here.get(value);
                if (left < 0) {
                    return value;
                }
            }
            return here.size() - 1;
        }
    }

    /**
     * A normal distribution, cut at both ends by drawing anew.
     *
     * @param means per level
     * @param deviations standard deviations per level
     * @param limits the ends and the rounding
     */
    record Normal(List<Double> means, List<Double> deviations, Limits limits) implements Distribution {
        public Normal {
            means = List.copyOf(means);
            deviations = List.copyOf(deviations);
            if (means.size() != deviations.size()) {
                throw new IllegalArgumentException("A normal variable must have as many means as deviations.");
            }
        }

        @Override
        public int levels() {
            return means.size();
        }

        @Override
        public float draw(int level, Draws draws) {
            double value;
            do {
                value = means.get(level) + deviations.get(level) * draws.normal();
            } while (value < limits.low() || value > limits.high());
            return limits.rounded(value);
        }
    }

    /**
     * A uniform distribution.
     *
     * @param limits per level, the ends and the rounding
     */
    record Uniform(List<Limits> limits) implements Distribution {
        public Uniform {
            limits = List.copyOf(limits);
        }

        @Override
        public int levels() {
            return limits.size();
        }

        @Override
        public float draw(int level, Draws draws) {
            Limits here = limits.get(level);
            return here.rounded(here.low() + (here.high() - here.low()) * draws.uniform());
        }
    }

    /**
     * The ends of a variable and how it is rounded.
     *
     * @param low the lowest value
     * @param decimals decimals kept
     * @param high the highest value
     */
    record Limits(double low, int decimals, double high) {
        public Limits {
            if (!(low < high)) {
                throw new IllegalArgumentException("The lower end of a variable must lie below the upper one.");
            }
        }

        float rounded(double value) {
            return new BigDecimal(value)
                    .setScale(decimals, RoundingMode.HALF_UP)
                    .floatValue();
        }
    }
}
