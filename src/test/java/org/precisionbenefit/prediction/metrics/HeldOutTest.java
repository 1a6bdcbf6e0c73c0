package org.precisionbenefit.prediction.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.prediction.cohort.Draws;

class HeldOutTest {
    @Test
    void auc_counts_pairs_and_halves_ties() {
        HeldOut held = new HeldOut(new double[] {0.1, 0.4, 0.4, 0.8}, new boolean[] {false, false, true, true});
        assertThat(held.auc(1, 1).value()).isEqualTo((2 + 1 + 0.5) / 4);
    }

    @Test
    void brier_of_even_odds_is_a_quarter() {
        HeldOut held = new HeldOut(new double[] {0, 0, 0}, new boolean[] {false, true, false});
        assertThat(held.brier(1, 1).value()).isEqualTo(0.25);
    }

    @Test
    void calibration_finds_stretched_and_shifted_scores() {
        int members = 20_000;
        Draws draws = new Draws(3);
        double[] stretched = new double[members];
        boolean[] events = new boolean[members];
        for (int i = 0; i < members; i++) {
            double truth = draws.normal() - 1;
            events[i] = draws.uniform() < LogisticRegression.probability(truth);
            stretched[i] = 2 * truth + 1;
        }
        HeldOut.Calibration calibration = new HeldOut(stretched, events).calibration(50, 1);
        assertThat(calibration.slope().value()).isCloseTo(0.5, within(0.03));
        assertThat(calibration.intercept().value()).isCloseTo(-0.5, within(0.05));
        assertThat(calibration.slope().low()).isLessThan(calibration.slope().value());
        assertThat(calibration.slope().high()).isGreaterThan(calibration.slope().value());
    }

    @Test
    void comparator_finds_the_effect_bears_missing_values_and_keeps_known_signs() {
        List<float[]> values = new ArrayList<>();
        List<Boolean> events = new ArrayList<>();
        List<Integer> weights = new ArrayList<>();
        Draws draws = new Draws(5);
        for (int i = 0; i < 100_000; i++) {
            boolean exposed = draws.uniform() < 0.5;
            values.add(new float[] {draws.uniform() < 0.9 ? (exposed ? 1f : 0f) : Float.NaN});
            events.add(draws.uniform() < (exposed ? 0.04 : 0.02));
            weights.add(i < 50_000 ? 1 : 2);
        }
        LogisticRegression.Rows rows = new LogisticRegression.Rows(values, events, weights);
        LogisticRegression fitted = LogisticRegression.fit(rows, new int[] {1});
        double logOddsRatio = fitted.margin(new float[] {1f}) - fitted.margin(new float[] {0f});
        assertThat(Math.exp(logOddsRatio)).isCloseTo(2.02, within(0.2));
        assertThat(fitted.margin(new float[] {Float.NaN}))
                .isBetween(fitted.margin(new float[] {0f}), fitted.margin(new float[] {1f}));
        LogisticRegression against = LogisticRegression.fit(rows, new int[] {-1});
        assertThat(against.weights()).containsExactly(0.0);
        assertThat(against.margin(new float[] {1f})).isEqualTo(against.margin(new float[] {0f}));
    }
}
