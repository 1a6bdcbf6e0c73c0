package org.precisionbenefit.prediction.metrics;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.precisionbenefit.prediction.cohort.Draws;

/**
 * Intervals by drawing whole clusters (members, hospitals) with replacement, because rows of one cluster are alike and
 * say less than as many strangers.
 *
 * @param resamples how many draws
 * @param seed the seed of the draws
 */
public record ClusterBootstrap(int resamples, long seed) {
    public ClusterBootstrap {
        if (resamples < 1) {
            throw new IllegalArgumentException("There must be at least one resample.");
        }
    }

    /**
     * A figure with its percentile interval. A draw on which the figure is not a number is left out.
     *
     * @param clusters the cluster of each row, from 0
     * @param figure the figure of the rows, each counted as often as the array says
     */
    public Measured interval(int[] clusters, ToDoubleFunction<int[]> figure) {
        int count = 1 + Arrays.stream(clusters).max().orElse(-1);
        int[] once = new int[clusters.length];
        Arrays.fill(once, 1);
        double[] drawn = new double[resamples];
        Draws draws = new Draws(seed);
        for (int resample = 0; resample < resamples; resample++) {
            int[] times = new int[count];
            for (int i = 0; i < count; i++) {
                times[draws.below(count)]++;
            }
            drawn[resample] = figure.applyAsDouble(
                    Arrays.stream(clusters).map(cluster -> times[cluster]).toArray());
        }
        double[] sorted = Arrays.stream(drawn)
                .filter(each -> !Double.isNaN(each))
                .sorted()
                .toArray();
        double value = figure.applyAsDouble(once);
        return sorted.length == 0
                ? new Measured(Double.NaN, value, Double.NaN)
                : new Measured(percentile(sorted, 0.025), value, percentile(sorted, 0.975));
    }

    /** Rows that are clusters of their own. */
    public static int[] alone(int rows) {
        int[] clusters = new int[rows];
        Arrays.setAll(clusters, i -> i);
        return clusters;
    }

    private static double percentile(double[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }
}
