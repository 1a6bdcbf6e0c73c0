package org.precisionbenefit.prediction.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.prediction.cohort.Cohort;
import org.precisionbenefit.prediction.cohort.CohortGenerator;
import org.precisionbenefit.prediction.cohort.CohortPlan;
import org.precisionbenefit.prediction.cohort.Distribution;
import org.precisionbenefit.prediction.cohort.Draws;
import org.precisionbenefit.prediction.cohort.Effect;
import org.precisionbenefit.prediction.cohort.Variable;

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
    void comparator_finds_the_effect_and_bears_missing_values() {
        Variable exposed = new Variable(
                "exposed", "", new Distribution.Shares(List.of(List.of(0.5, 0.5))), new Variable.Recorded(0.9, 0.9));
        Effect effect = new Effect(
                "exposure", List.of(new Effect.Condition(1, "exposed", 2)), List.of(new Effect.Estimate(2, "test", 1)));
        CohortPlan plan = new CohortPlan(
                List.of(exposed), "event", 0.02, List.of(new Effect.Condition(0, "exposed", 1)), List.of(effect));
        Cohort cohort = new CohortGenerator(plan, 5).draw(100_000, List.of("exposed"));
        LogisticRegression fitted = LogisticRegression.fit(cohort);
        double logOddsRatio = fitted.margin(new float[] {1f}) - fitted.margin(new float[] {0f});
        assertThat(Math.exp(logOddsRatio)).isCloseTo(2.02, within(0.2));
        assertThat(fitted.margin(new float[] {Float.NaN}))
                .isBetween(fitted.margin(new float[] {0f}), fitted.margin(new float[] {1f}));
    }
}
