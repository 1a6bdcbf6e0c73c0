package org.precisionbenefit.prediction.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.prediction.cohort.Draws;

/** Are probabilities true, and can they be made so? */
class CalibrationTest {
    private static final int MEMBERS = 4_000;
    private final double[] truth = new double[MEMBERS];
    private final boolean[] events = new boolean[MEMBERS];

    CalibrationTest() {
        Draws draws = new Draws(21);
        for (int i = 0; i < MEMBERS; i++) {
            truth[i] = draws.normal() - 0.5;
            events[i] = draws.uniform() < LogisticRegression.probability(truth[i]);
        }
    }

    private double[] probabilities(double shift, double stretch) {
        return Arrays.stream(truth)
                .map(margin -> LogisticRegression.probability(shift + stretch * margin))
                .toArray();
    }

    @Test
    void brier_score_is_the_sum_of_its_parts() {
        double[] given = {0.1, 0.1, 0.6, 0.6};
        boolean[] came = {false, true, true, true};
        BrierParts parts = BrierParts.of(given, came, 2);
        assertThat(parts.score()).isCloseTo((0.01 + 0.81 + 0.16 + 0.16) / 4, within(1e-12));
        assertThat(parts.uncertainty()).isCloseTo(0.75 * 0.25, within(1e-12));
        assertThat(parts.reliability()).isCloseTo((0.16 + 0.16) / 2, within(1e-12));
        assertThat(parts.resolution()).isCloseTo((0.0625 + 0.0625) / 2, within(1e-12));
        assertThat(parts.within()).isCloseTo(0, within(1e-12));
    }

    @Test
    void true_probabilities_show_no_error() {
        CalibrationFigures figures = CalibrationFigures.of(probabilities(0, 1), events);
        assertThat(figures.meanError().holds(0)).isTrue();
        assertThat(figures.slope().holds(1)).isTrue();
        assertThat(figures.intercept().holds(0)).isTrue();
        assertThat(figures.integratedIndex()).isLessThan(0.02);
    }

    @Test
    void shifted_and_stretched_probabilities_are_found_out() {
        CalibrationFigures shifted = CalibrationFigures.of(probabilities(1, 1), events);
        assertThat(shifted.meanError().low()).isGreaterThan(0.1);
        assertThat(shifted.intercept().value()).isCloseTo(-1, within(0.1));
        assertThat(shifted.integratedIndex()).isCloseTo(shifted.meanError().value(), within(0.01));
        CalibrationFigures stretched = CalibrationFigures.of(probabilities(0, 2), events);
        assertThat(stretched.slope().value()).isCloseTo(0.5, within(0.05));
        assertThat(stretched.slope().high()).isLessThan(1);
    }

    @Test
    void platt_takes_shift_and_stretch_back() {
        double[] margins = Arrays.stream(truth).map(margin -> 3 * margin + 2).toArray();
        Platt platt = Platt.fit(margins, events);
        assertThat(platt.slope()).isCloseTo(1 / 3.0, within(0.03));
        assertThat(platt.intercept()).isCloseTo(-2 / 3.0, within(0.08));
        assertThat(platt.probability(2)).isCloseTo(0.5, within(0.03));
    }

    @Test
    void platt_stays_finite_where_the_score_tells_all_apart() {
        Platt platt = Platt.fit(new double[] {-1, -2, 1, 2}, new boolean[] {false, false, true, true});
        assertThat(platt.probability(2)).isBetween(0.6, 0.95);
        assertThat(platt.probability(-2)).isBetween(0.05, 0.4);
    }

    @Test
    void isotonic_pools_what_falls() {
        Isotonic steps =
                Isotonic.fit(new double[] {1, 2, 3, 4, 5, 6}, new boolean[] {false, true, false, false, true, true});
        assertThat(steps.probability(0)).isZero();
        assertThat(steps.probability(1.5)).isZero();
        assertThat(steps.probability(2)).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(steps.probability(4.9)).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(steps.probability(9)).isEqualTo(1);
    }

    @Test
    void isotonic_tells_equal_scores_the_same() {
        Isotonic steps = Isotonic.fit(new double[] {1, 1, 1, 2}, new boolean[] {true, false, false, true});
        assertThat(steps.probability(1)).isCloseTo(1 / 3.0, within(1e-12));
    }

    /** The best rising fit has, before and after, the same mean, and is never farther from the outcomes than the scores. */
    @Test
    void isotonic_rises_keeps_the_mean_and_lowers_the_score() {
        double[] given = probabilities(1, 2);
        Isotonic steps = Isotonic.fit(given, events);
        double[] after = Arrays.stream(given).map(steps::probability).toArray();
        int came = 0;
        for (boolean event : events) {
            came += event ? 1 : 0;
        }
        assertThat(Arrays.stream(after).sum()).isCloseTo(came, within(1e-6));
        assertThat(BrierParts.of(after, events, 10).score())
                .isLessThan(BrierParts.of(given, events, 10).score());
        double[] sorted = given.clone();
        Arrays.sort(sorted);
        double[] rising = Arrays.stream(sorted).map(steps::probability).toArray();
        for (int i = 1; i < rising.length; i++) {
            assertThat(rising[i]).isGreaterThanOrEqualTo(rising[i - 1]);
        }
    }
}
