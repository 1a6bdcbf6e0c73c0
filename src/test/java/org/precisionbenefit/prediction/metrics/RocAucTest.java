package org.precisionbenefit.prediction.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.precisionbenefit.prediction.cohort.Draws;

class RocAucTest {
    @Test
    void area_is_the_share_of_pairs_that_are_ordered_right() {
        Draws draws = new Draws(11);
        for (int round = 0; round < 20; round++) {
            double[] scores = new double[60];
            boolean[] events = new boolean[60];
            for (int i = 0; i < 60; i++) {
                scores[i] = draws.below(12);
                events[i] = i < 2 ? i == 0 : draws.uniform() < 0.4;
            }
            assertThat(RocAuc.of(scores, events).value()).isCloseTo(byPairs(scores, events), within(1e-12));
        }
    }

    private static double byPairs(double[] scores, boolean[] events) {
        double wins = 0;
        int pairs = 0;
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j < scores.length; j++) {
                if (events[i] && !events[j]) {
                    pairs++;
                    wins += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                }
            }
        }
        return wins / pairs;
    }

    /** With two events and two others the variance can be written down: placements 1 and .5 on each side. */
    @Test
    void variance_is_that_of_the_placements() {
        RocAuc auc = RocAuc.of(new double[] {4, 2, 3, 1}, new boolean[] {true, true, false, false});
        assertThat(auc.value()).isEqualTo(0.75);
        // Placements of the events: 1 and .5; of the others: .5 and 1. Each variance .125, divided by 2.
        double error = Math.sqrt(0.125 / 2 + 0.125 / 2);
        assertThat(auc.measured().low()).isCloseTo(0.75 - 1.959964 * error, within(1e-6));
        assertThat(auc.measured().high()).isEqualTo(1);
    }

    @Test
    void score_differs_from_itself_by_nothing_and_from_its_reverse_by_all() {
        double[] scores = {0.1, 0.5, 0.3, 0.9, 0.7};
        double[] reversed = {-0.1, -0.5, -0.3, -0.9, -0.7};
        boolean[] events = {false, false, true, true, true};
        RocAuc auc = RocAuc.of(scores, events);
        assertThat(auc.minus(auc)).isEqualTo(new Measured(0, 0, 0));
        assertThat(auc.minus(RocAuc.of(reversed, events)).value()).isCloseTo(2 * auc.value() - 1, within(1e-12));
    }

    /** Two copies of a score with noise of their own: nineteen of twenty intervals must hold the true difference of none. */
    @Test
    void interval_of_a_difference_holds_the_truth_as_often_as_it_says() {
        int held = 0;
        for (int round = 0; round < 400; round++) {
            Draws draws = Draws.forMember(5, round);
            double[] one = new double[200];
            double[] other = new double[200];
            boolean[] events = new boolean[200];
            for (int i = 0; i < 200; i++) {
                double truth = draws.normal();
                events[i] = draws.uniform() < LogisticRegression.probability(truth);
                one[i] = truth + draws.normal();
                other[i] = truth + draws.normal();
            }
            held += RocAuc.of(one, events).minus(RocAuc.of(other, events)).holds(0) ? 1 : 0;
        }
        assertThat(held / 400.0).isBetween(0.92, 0.98);
    }

    @Test
    void outcome_that_never_varies_has_no_area() {
        assertThatThrownBy(() -> RocAuc.of(new double[] {1, 2}, new boolean[] {true, true}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RocAuc.of(new double[] {1}, new boolean[] {true, false}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
