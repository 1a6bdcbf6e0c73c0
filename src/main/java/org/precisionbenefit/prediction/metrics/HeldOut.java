package org.precisionbenefit.prediction.metrics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.precisionbenefit.prediction.cohort.Draws;

/**
 * Scores of members the model never saw, with what came about. Members are weighted, so that a resample of the bootstrap
 * is nothing but another set of weights.
 */
public final class HeldOut {
    private static final int NEWTON_STEPS = 25;
    private static final double CONVERGED = 1e-7;

    private final double[] margins;
    private final boolean[] events;
    private final double[] squares;
    private final OrderedScores ordered;

    /**
     * Takes scores.
     *
     * @param margins log odds, one per member
     * @param events whether the outcome came about
     */
    public HeldOut(double[] margins, boolean[] events) {
        if (margins.length != events.length) {
            throw new IllegalArgumentException("There must be as many scores as outcomes.");
        }
        int[] order = IntStream.range(0, margins.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> margins[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        this.margins = Arrays.stream(order).mapToDouble(i -> margins[i]).toArray();
        this.events = new boolean[order.length];
        this.squares = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            this.events[i] = events[order[i]];
            double miss = LogisticRegression.probability(this.margins[i]) - (this.events[i] ? 1 : 0);
            squares[i] = miss * miss;
        }
        this.ordered = new OrderedScores(this.margins, this.events);
    }

    /** The chance that a member with the outcome scores higher than one without, ties counting half. */
    public Measured auc(int resamples, long seed) {
        return measured(ordered::auc, resamples, seed);
    }

    /** The mean squared difference between probability and outcome. */
    public Measured brier(int resamples, long seed) {
        return measured(this::brier, resamples, seed);
    }

    /** How the outcome's log odds depend on the score. */
    public Calibration calibration(int resamples, long seed) {
        double[][] drawn = new double[2][resamples];
        Draws draws = new Draws(seed);
        for (int i = 0; i < resamples; i++) {
            double[] line = calibration(resample(draws));
            drawn[0][i] = line[0];
            drawn[1][i] = line[1];
        }
        double[] line = calibration(once());
        return new Calibration(interval(drawn[1], line[1]), interval(drawn[0], line[0]));
    }

    /**
     * A line through log odds.
     *
     * @param slope 1 when risks are neither over- nor under-spread
     * @param intercept 0 together with slope 1 when probabilities are true
     */
    public record Calibration(Measured slope, Measured intercept) {}

    private Measured measured(ToDoubleFunction<int[]> figure, int resamples, long seed) {
        double[] drawn = new double[resamples];
        Draws draws = new Draws(seed);
        for (int i = 0; i < resamples; i++) {
            drawn[i] = figure.applyAsDouble(resample(draws));
        }
        return interval(drawn, figure.applyAsDouble(once()));
    }

    private int[] once() {
        int[] once = new int[margins.length];
        Arrays.fill(once, 1);
        return once;
    }

    private int[] resample(Draws draws) {
        int[] weights = new int[margins.length];
        for (int member = 0; member < weights.length; member++) {
            weights[draws.below(weights.length)]++;
        }
        return weights;
    }

    private static Measured interval(double[] drawn, double value) {
        Arrays.sort(drawn);
        return new Measured(percentile(drawn, 0.025), value, percentile(drawn, 0.975));
    }

    private static double percentile(double[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    private double brier(int[] weights) {
        double sum = 0;
        double count = 0;
        for (int i = 0; i < squares.length; i++) {
            sum += weights[i] * squares[i];
            count += weights[i];
        }
        return sum / count;
    }

    /** Intercept and slope by Newton's method. */
    private double[] calibration(int[] weights) {
        double intercept = 0;
        double slope = 1;
        for (int step = 0; step < NEWTON_STEPS; step++) {
            double g0 = 0;
            double g1 = 0;
            double h00 = 0;
            double h01 = 0;
            double h11 = 0;
            for (int i = 0; i < margins.length; i++) {
                double p = LogisticRegression.probability(intercept + slope * margins[i]);
                double miss = weights[i] * ((events[i] ? 1 : 0) - p);
                double spread = weights[i] * p * (1 - p);
                g0 += miss;
                g1 += miss * margins[i];
                h00 += spread;
                h01 += spread * margins[i];
                h11 += spread * margins[i] * margins[i];
            }
            double determinant = h00 * h11 - h01 * h01;
            double byIntercept = (h11 * g0 - h01 * g1) / determinant;
            double bySlope = (h00 * g1 - h01 * g0) / determinant;
            intercept += byIntercept;
            slope += bySlope;
            if (Math.abs(byIntercept) + Math.abs(bySlope) < CONVERGED) {
                break;
            }
        }
        return new double[] {intercept, slope};
    }
}
