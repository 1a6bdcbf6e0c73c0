package org.precisionbenefit.prediction.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class CohortTest {
    private static final Variable.Recorded ALWAYS = new Variable.Recorded(1, 1);
    private static final Variable EXPOSED = new Variable(
            "exposed", "", new Distribution.Shares(List.of(List.of(0.5, 0.5))), new Variable.Recorded(0, 1));
    private static final Variable AGE = new Variable(
            "age",
            "exposed",
            new Distribution.Normal(List.of(50.0, 70.0), List.of(5.0, 5.0), new Distribution.Limits(30, 0, 95)),
            ALWAYS);

    private static Cohort draw(int members, double ratio) {
        Effect effect = new Effect(
                "exposure",
                List.of(new Effect.Condition(1, "exposed", Double.POSITIVE_INFINITY)),
                List.of(new Effect.Estimate(ratio, "test", 1)));
        List<Effect.Condition> unexposed = List.of(new Effect.Condition(0, "exposed", 1));
        CohortPlan plan = new CohortPlan(List.of(EXPOSED, AGE), "event", 0.1, unexposed, List.of(effect));
        return new CohortGenerator(plan, 7).draw(members, List.of("age", "exposed"));
    }

    /** Golden values: the stream must never change, or no model could be trained again. */
    @Test
    void stream_stays_the_same() {
        Draws draws = new Draws(1234567);
        assertThat(draws.next()).isEqualTo(6457827717110365317L);
        assertThat(draws.next()).isEqualTo(3203168211198807973L);
        assertThat(draws.next()).isEqualTo(-8629252141511181193L);
    }

    @Test
    void rate_comes_out_among_the_members_it_was_published_for() {
        Cohort cohort = draw(40_000, 3);
        Cohort unexposed = cohort.where(member -> Float.isNaN(cohort.value(member, 1)));
        Cohort exposed = cohort.where(member -> cohort.value(member, 1) == 1f);
        assertThat((double) unexposed.events() / unexposed.size()).isCloseTo(0.1, within(0.006));
        double expected = 1 - Math.pow(0.9, 3);
        assertThat((double) exposed.events() / exposed.size()).isCloseTo(expected, within(0.01));
    }

    @Test
    void figures_follow_the_variable_they_depend_on() {
        Cohort cohort = draw(4_000, 1);
        double sum = 0;
        int count = 0;
        for (int member = 0; member < cohort.size(); member++) {
            if (cohort.value(member, 1) == 1f) {
                sum += cohort.value(member, 0);
                count++;
            }
        }
        assertThat(sum / count).isCloseTo(70, within(0.5));
    }

    @Test
    void same_seed_gives_same_matrix_and_a_changed_value_another_digest() {
        assertThat(draw(500, 2).digest()).isEqualTo(draw(500, 2).digest());
        assertThat(draw(501, 2).digest()).isNotEqualTo(draw(500, 2).digest());
        assertThat(draw(500, 2).where(member -> member != 3).digest())
                .isNotEqualTo(draw(500, 2).digest());
    }

    @Test
    void first_members_do_not_depend_on_how_many_are_drawn() {
        Cohort few = draw(10, 2);
        Cohort many = draw(1_000, 2);
        for (int member = 0; member < few.size(); member++) {
            assertThat(few.row(member)).containsExactly(many.row(member));
        }
    }

    @Test
    void estimates_are_averaged_on_the_log_scale() {
        Effect effect = new Effect(
                "two", List.of(), List.of(new Effect.Estimate(4, "a", 0.5), new Effect.Estimate(1, "b", 0.5)));
        assertThat(effect.hazardRatio()).isCloseTo(2, within(1e-12));
    }

    @Test
    void plan_that_does_not_hold_together_refused() {
        assertThatThrownBy(() -> new CohortPlan(List.of(AGE, EXPOSED), "event", 0.1, List.of(), List.of()))
                .hasMessageContaining("must stand behind");
        assertThatThrownBy(() -> new CohortPlan(
                        List.of(EXPOSED), "event", 0.1, List.of(new Effect.Condition(0, "sex", 1)), List.of()))
                .hasMessageContaining("must name a variable");
        assertThatThrownBy(() -> new CohortPlan(List.of(EXPOSED), "event", 1.0, List.of(), List.of()))
                .hasMessageContaining("between 0 and 1");
    }
}
