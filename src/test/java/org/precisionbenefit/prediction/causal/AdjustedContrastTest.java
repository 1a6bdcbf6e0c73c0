package org.precisionbenefit.prediction.causal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.precisionbenefit.prediction.cohort.Draws;
import org.precisionbenefit.prediction.metrics.Measured;

/** An invented trial whose effect is known, confounded on purpose. */
class AdjustedContrastTest {
    private static final int MEMBERS = 8_000;
    private final double[] prognosis = new double[MEMBERS];
    private final Compared trial;

    AdjustedContrastTest() {
        Draws draws = new Draws(31);
        float[][] rows = new float[MEMBERS][];
        boolean[] treated = new boolean[MEMBERS];
        boolean[] events = new boolean[MEMBERS];
        for (int i = 0; i < MEMBERS; i++) {
            prognosis[i] = draws.normal();
            rows[i] = new float[] {(float) prognosis[i], (float) draws.normal()};
            treated[i] = draws.uniform() < 0.5;
            double risk = 1 / (1 + Math.exp(-(-1 + prognosis[i]))) - (treated[i] ? 0.05 : 0);
            events[i] = draws.uniform() < risk;
        }
        trial = new Compared(rows, treated, events);
    }

    @Test
    void difference_of_a_small_table_is_that_of_its_shares() {
        Measured difference = new Compared(new float[4][1], new boolean[] {true, true, false, false}, new boolean[] {
                    true, false, false, false
                })
                .difference();
        assertThat(difference.value()).isEqualTo(0.5);
        assertThat(difference.high()).isCloseTo(0.5 + 1.959964 * Math.sqrt(0.125), within(1e-6));
    }

    @Test
    void confounded_difference_is_wrong_and_the_adjusted_one_is_not() {
        Measured randomised = trial.difference();
        assertThat(randomised.holds(-0.05)).isTrue();
        Compared confounded = Confounding.of(trial, prognosis, 1, 5);
        assertThat((double) confounded.size()).isCloseTo(MEMBERS / 2.0, within(200.0));
        assertThat(randomised.holds(confounded.difference().value())).isFalse();
        AdjustedContrast adjusted = AdjustedContrast.of(confounded, 5, 1);
        assertThat(adjusted.isSupported()).isTrue();
        assertThat(randomised.holds(adjusted.everybody().value())).isTrue();
        assertThat(adjusted.everybody().holds(-0.05)).isTrue();
        assertThat(adjusted.overlap().high() - adjusted.overlap().low())
                .isLessThan(adjusted.everybody().high() - adjusted.everybody().low());
    }

    @Test
    void without_confounding_all_say_the_same() {
        Compared half = Confounding.of(trial, prognosis, 0, 5);
        AdjustedContrast adjusted = AdjustedContrast.of(half, 5, 1);
        assertThat(adjusted.outside()).isZero();
        assertThat(adjusted.everybody().value()).isCloseTo(half.difference().value(), within(0.02));
    }

    /** Where one kind of member is always on one therapy nothing can be said for everybody, and it is not. */
    @Test
    void contrast_declines_where_overlap_fails() {
        AdjustedContrast adjusted = AdjustedContrast.of(Confounding.of(trial, prognosis, 4, 5), 5, 1);
        assertThat(adjusted.outside()).isGreaterThan(0.4);
        assertThat(adjusted.isSupported()).isFalse();
    }

    @Test
    void standardised_values_have_no_mean_and_one_deviation() {
        assertThat(Confounding.standardised(new double[] {1, 3})).containsExactly(new double[] {-1, 1}, within(1e-12));
    }

    @Test
    void one_row_for_each_member_is_asked_for() {
        assertThatThrownBy(() -> new Compared(new float[2][1], new boolean[1], new boolean[2]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
