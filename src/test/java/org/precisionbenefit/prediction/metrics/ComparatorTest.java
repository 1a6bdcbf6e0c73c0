package org.precisionbenefit.prediction.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.prediction.cohort.Draws;

/** The simple models, resamples by cluster, and exact shares. */
class ComparatorTest {
    @Test
    void line_goes_through_points_that_lie_on_one() {
        float[][] rows = {{1, 0}, {2, 1}, {3, 0}, {4, 1}, {7, 1}};
        double[] amounts = Arrays.stream(rows)
                .mapToDouble(row -> 3 + 2 * row[0] - 5 * row[1])
                .toArray();
        Ridge line = Ridge.linear(rows, amounts, 1e-9);
        assertThat(line.score(new float[] {10, 0})).isCloseTo(23, within(1e-5));
        assertThat(line.score(new float[] {0, 1})).isCloseTo(-2, within(1e-5));
    }

    /** One column of 0 and 1: the fit gives back the shares, and their odds ratio of (6/2)/(3/9) = 9. */
    @Test
    void log_odds_of_one_column_are_those_of_the_table() {
        float[][] rows = new float[20][];
        double[] outcomes = new double[20];
        for (int i = 0; i < 20; i++) {
            rows[i] = new float[] {i < 8 ? 1 : 0};
            outcomes[i] = i < 6 || i >= 17 ? 1 : 0;
        }
        Ridge model = Ridge.logistic(rows, outcomes, 1e-9);
        assertThat(model.probability(new float[] {1})).isCloseTo(0.75, within(1e-6));
        assertThat(model.probability(new float[] {0})).isCloseTo(0.25, within(1e-6));
        assertThat(model.score(new float[] {1}) - model.score(new float[] {0})).isCloseTo(Math.log(9), within(1e-5));
        Ridge held = Ridge.logistic(rows, outcomes, 100);
        assertThat(held.probability(new float[] {1})).isBetween(0.45, 0.6);
    }

    @Test
    void missing_value_speaks_for_itself() {
        float[][] rows = {{1}, {1}, {2}, {2}, {Float.NaN}, {Float.NaN}};
        Ridge line = Ridge.linear(rows, new double[] {1, 1, 2, 2, 10, 10}, 1e-9);
        assertThat(line.score(new float[] {Float.NaN})).isCloseTo(10, within(1e-5));
        assertThat(line.score(new float[] {3})).isCloseTo(3, within(1e-5));
    }

    /** Rows that are copies of each other say no more than one of them: the interval is that of the clusters. */
    @Test
    void resamples_by_cluster_are_as_wide_as_the_clusters_are_few() {
        Draws draws = new Draws(3);
        double[] values = new double[400];
        int[] clusters = new int[400];
        for (int i = 0; i < 400; i++) {
            clusters[i] = i / 20;
            values[i] = i % 20 == 0 ? draws.normal() : values[i - 1];
        }
        ClusterBootstrap bootstrap = new ClusterBootstrap(2_000, 7);
        Measured byCluster = bootstrap.interval(clusters, times -> mean(values, times));
        Measured byRow = bootstrap.interval(ClusterBootstrap.alone(400), times -> mean(values, times));
        assertThat(byCluster.value()).isEqualTo(byRow.value());
        double ratio = (byCluster.high() - byCluster.low()) / (byRow.high() - byRow.low());
        assertThat(ratio).isCloseTo(Math.sqrt(20), within(0.5));
        assertThat(bootstrap.interval(clusters, times -> mean(values, times))).isEqualTo(byCluster);
    }

    private static double mean(double[] values, int[] times) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            sum += times[i] * values[i];
            count += times[i];
        }
        return sum / count;
    }

    @Test
    void exact_shares_are_those_of_the_binomial_distribution() {
        assertThat(Shares.atMost(0, 3, 0.5)).isCloseTo(0.125, within(1e-12));
        assertThat(Shares.atMost(1, 3, 0.5)).isCloseTo(0.5, within(1e-12));
        assertThat(Shares.atMost(3, 3, 0.5)).isEqualTo(1);
        assertThat(Shares.atMost(-1, 3, 0.5)).isZero();
        // 1 - sum of the upper tail, the other way round.
        assertThat(Shares.atMost(180, 200, 0.9)).isCloseTo(1 - Shares.atMost(19, 200, 0.1), within(1e-9));
        Measured wilson = Shares.wilson(0, 10);
        assertThat(wilson.low()).isZero();
        assertThat(wilson.high()).isCloseTo(3.8414588 / (10 + 3.8414588), within(1e-6));
    }

    @Test
    void holm_multiplies_the_smallest_most_and_keeps_the_order() {
        assertThat(Shares.holm(new double[] {0.01, 0.04, 0.03, 0.005}))
                .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
        assertThat(Shares.holm(new double[] {0.9, 0.8})).containsExactly(new double[] {1, 1}, within(1e-12));
    }
}
