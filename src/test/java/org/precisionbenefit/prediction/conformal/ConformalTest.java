package org.precisionbenefit.prediction.conformal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.prediction.cohort.Draws;

class ConformalTest {
    @Test
    void bound_is_the_ninth_of_nine_and_none_of_eight() {
        double[] nine = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        assertThat(ConformalThresholds.of(nine, 0.9).bound()).isEqualTo(9);
        assertThat(ConformalThresholds.of(new double[] {1, 2, 3, 4, 5, 6, 7, 8}, 0.9)
                        .bound())
                .isInfinite();
        assertThat(ConformalThresholds.of(nine, 0.5).bound()).isEqualTo(5);
    }

    @Test
    void group_that_was_not_seen_gets_no_bound() {
        ConformalThresholds thresholds = ConformalThresholds.byGroup(
                new double[] {1, 2, 3, 7, 8, 9}, List.of("a", "a", "a", "b", "b", "b"), 0.5);
        assertThat(thresholds.bound("a")).isEqualTo(2);
        assertThat(thresholds.bound("b")).isEqualTo(8);
        assertThat(thresholds.bound("c")).isInfinite();
    }

    @Test
    void answers_for_a_probability_hold_what_is_not_too_strange() {
        assertThat(ConformalThresholds.mayHappen(0.8, 0.3)).isTrue();
        assertThat(ConformalThresholds.mayStayAway(0.8, 0.3)).isFalse();
        assertThat(ConformalThresholds.mayHappen(0.5, 0.6)).isTrue();
        assertThat(ConformalThresholds.mayStayAway(0.5, 0.6)).isTrue();
    }

    /** One group is noisier: a threshold for all holds it too seldom, one for each group holds both. */
    @Test
    void groups_with_their_own_bound_are_held_as_often_as_said() {
        Draws draws = new Draws(9);
        double[] calibration = new double[2_000];
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            groups.add(i % 4 == 0 ? "noisy" : "calm");
            calibration[i] = Math.abs(draws.normal()) * (i % 4 == 0 ? 3 : 1);
        }
        ConformalThresholds all = ConformalThresholds.of(calibration, 0.9);
        ConformalThresholds each = ConformalThresholds.byGroup(calibration, groups, 0.9);
        boolean[] heldByAll = new boolean[2_000];
        boolean[] heldByEach = new boolean[2_000];
        for (int i = 0; i < 2_000; i++) {
            double strangeness = Math.abs(draws.normal()) * (i % 4 == 0 ? 3 : 1);
            heldByAll[i] = strangeness <= all.bound();
            heldByEach[i] = strangeness <= each.bound(groups.get(i));
        }
        assertThat(Coverage.byGroup(heldByAll, groups, 0.9, 200))
                .extracting(Coverage::group, Coverage::isBelow)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("calm", false),
                        org.assertj.core.groups.Tuple.tuple("noisy", true));
        assertThat(Coverage.byGroup(heldByEach, groups, 0.9, 200)).noneMatch(Coverage::isBelow);
        assertThat(Coverage.byGroup(heldByEach, groups, 0.9, 600))
                .extracting(Coverage::group)
                .containsExactly("calm");
    }

    @Test
    void level_must_lie_between_none_and_all() {
        assertThatThrownBy(() -> ConformalThresholds.of(new double[] {1}, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ConformalThresholds.byGroup(new double[] {1}, Collections.emptyList(), 0.9))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
