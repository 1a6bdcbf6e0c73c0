package org.precisionbenefit.prediction.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.precisionbenefit.prediction.cohort.Invented.atOnce;
import static org.precisionbenefit.prediction.cohort.Invented.drug;
import static org.precisionbenefit.prediction.cohort.Invented.effect;
import static org.precisionbenefit.prediction.cohort.Invented.group;
import static org.precisionbenefit.prediction.cohort.Invented.outcome;
import static org.precisionbenefit.prediction.cohort.Invented.share;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CohortTest {
    private static final List<String> COLUMNS = List.of("age", "exposed");
    private static final Variable EXPOSED = new Variable(
            "exposed",
            "",
            Variable.Role.FEATURE,
            new Distribution.Shares(List.of(List.of(0.5, 0.5))),
            new Variable.Recorded(0, Variable.Link.none(), 1, new Variable.Dated(-5, -5)),
            List.of());
    private static final Variable AGE = new Variable(
            "age",
            "exposed",
            Variable.Role.FEATURE,
            new Distribution.Normal(List.of(50.0, 70.0), List.of(5.0, 5.0), new Distribution.Limits(30, 0, 95)),
            Variable.Recorded.always(),
            List.of());

    private static Cohort draw(int members, double ratio) {
        Outcome event = outcome(Outcome.Scale.HAZARD, 0.1, "exposed", effect("exposed", ratio));
        return draw(plan(event, atOnce(), EXPOSED, AGE, drug()), members).newUsers(COLUMNS);
    }

    private static CohortPlan plan(Outcome outcome, Course course, Variable... variables) {
        return new CohortPlan("invented", List.of(variables), outcome, course);
    }

    private static Population draw(CohortPlan plan, int members) {
        return new CohortGenerator(plan, 7).draw(members);
    }

    private static double mean(Population all, IntPredicate who, IntToDoubleFunction what) {
        return IntStream.range(0, all.size())
                .filter(who)
                .mapToDouble(what)
                .average()
                .orElseThrow();
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
        Cohort unexposed = cohort.where(row -> Float.isNaN(row.value(1)));
        Cohort exposed = cohort.where(row -> row.value(1) == 1f);
        assertThat((double) unexposed.events() / unexposed.size()).isCloseTo(0.1, within(0.006));
        double expected = 1 - Math.pow(0.9, 3);
        assertThat((double) exposed.events() / exposed.size()).isCloseTo(expected, within(0.01));
    }

    @Test
    void odds_are_multiplied_where_odds_were_published_and_grow_with_an_amount() {
        Effect perYear =
                new Effect("age", List.of(), new Effect.Per("age", 10), List.of(new Effect.Estimate(1.5, "test", 1)));
        Population all = draw(
                plan(
                        outcome(Outcome.Scale.ODDS, 0.4, "exposed", effect("exposed", 2), perYear),
                        atOnce(),
                        EXPOSED,
                        AGE,
                        drug()),
                20_000);
        assertThat(mean(all, i -> all.truth(i, "exposed") == 0, all::risk)).isCloseTo(0.4, within(1e-6));
        int one = 0;
        double odds = all.risk(one) / (1 - all.risk(one));
        double years = all.truth(one, "age");
        int other = IntStream.range(1, all.size())
                .filter(i -> all.truth(i, "exposed") == all.truth(one, "exposed") && all.truth(i, "age") != years)
                .findFirst()
                .orElseThrow();
        double expected = odds * Math.pow(1.5, (all.truth(other, "age") - years) / 10);
        assertThat(all.risk(other) / (1 - all.risk(other))).isCloseTo(expected, within(1e-9));
    }

    @Test
    void figures_follow_the_variable_they_depend_on() {
        Cohort cohort = draw(4_000, 1).where(row -> row.value(1) == 1f);
        double sum = 0;
        for (CohortRow row : cohort.rows()) {
            sum += row.value(0);
        }
        assertThat(sum / cohort.size()).isCloseTo(70, within(0.5));
    }

    @Test
    void same_seed_gives_same_matrix_and_a_changed_value_another_digest() {
        assertThat(draw(500, 2).digest()).isEqualTo(draw(500, 2).digest());
        assertThat(draw(501, 2).digest()).isNotEqualTo(draw(500, 2).digest());
        assertThat(draw(500, 2).where(row -> row.who().member() != 3).digest())
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
                "two",
                List.of(),
                Effect.Per.none(),
                List.of(new Effect.Estimate(4, "a", 0.5), new Effect.Estimate(1, "b", 0.5)));
        assertThat(effect.logRatio()).isCloseTo(Math.log(2), within(1e-12));
    }

    @Test
    void group_moves_no_outcome_and_stands_beside_the_row() {
        Outcome byGroup = outcome(Outcome.Scale.HAZARD, 0.1, "exposed", effect("ancestry", 2));
        assertThatThrownBy(() -> plan(byGroup, atOnce(), EXPOSED, group(), drug()))
                .hasMessageContaining("must not depend on (ancestry)");
        Outcome none = outcome(Outcome.Scale.HAZARD, 0.1, "exposed");
        Cohort cohort = draw(plan(none, atOnce(), EXPOSED, group(), drug()), 50).newUsers(List.of("exposed"));
        assertThat(cohort.columns()).isEqualTo(1);
        assertThat(cohort.rows())
                .allSatisfy(row -> assertThat(row.who().groups()).containsKey("ancestry"));
    }

    /** What is recorded after the first fill is not there on that day, and what is susceptible is recorded more often. */
    @Test
    void record_of_the_day_knows_nothing_later_and_misses_informatively() {
        Variable tested = new Variable(
                "tested",
                "",
                Variable.Role.FEATURE,
                new Distribution.Shares(List.of(List.of(0.5, 0.5))),
                new Variable.Recorded(
                        0.5, new Variable.Link("frailty", List.of(0.5, 1.5)), 0.5, new Variable.Dated(-9, 10)),
                List.of());
        CohortPlan plan = plan(
                outcome(Outcome.Scale.HAZARD, 0.1, "frailty", effect("frailty", 4)),
                atOnce(),
                share("frailty", Variable.Role.HIDDEN, 0.5, 0.5),
                tested,
                drug());
        Population all = draw(plan, 40_000);
        Cohort cohort = all.newUsers(List.of("tested"));
        assertThat(cohort.fromTheFuture()).isEmpty();
        Cohort known = cohort.where(row -> !Float.isNaN(row.value(0)));
        Cohort unknown = cohort.where(row -> Float.isNaN(row.value(0)));
        assertThat((double) known.size() / cohort.size()).isCloseTo(0.5 * 0.5, within(0.01));
        assertThat((double) known.events() / known.size()).isGreaterThan(1.2 * unknown.events() / unknown.size());
    }

    /** Those who took the drug before are the ones it did not harm: among them the susceptible are fewer. */
    @Test
    void earlier_users_who_are_seen_are_depleted_of_the_susceptible() {
        CohortPlan plan = plan(
                outcome(Outcome.Scale.HAZARD, 0.2, "frailty", effect("frailty", 5)),
                Invented.course(0, 0, 0.5),
                share("frailty", Variable.Role.HIDDEN, 0.5, 0.5),
                drug());
        Population all = draw(plan, 20_000);
        double among = mean(all, i -> all.history(i).isNewUser(), i -> all.truth(i, "frailty"));
        double left = mean(all, i -> all.history(i).earlier() && all.history(i).isSeen(), i -> all.truth(i, "frailty"));
        assertThat(among).isCloseTo(0.5, within(0.02));
        assertThat(left).isLessThan(0.4);
    }

    /** A drug without any effect looks protective when its users are counted from the diagnosis. */
    @Test
    void users_counted_from_the_diagnosis_are_given_immortal_days() {
        CohortPlan plan =
                plan(outcome(Outcome.Scale.HAZARD, 0.3, "exposed"), Invented.course(120, 1, 0), EXPOSED, drug());
        Population all = draw(plan, 20_000);
        double users = mean(all, i -> all.history(i).filled() != History.NEVER, i -> within365(all, i));
        double others = mean(all, i -> all.history(i).filled() == History.NEVER, i -> within365(all, i));
        assertThat(users).isLessThan(0.6 * others);
        assertThat(mean(all, i -> true, all::risk)).isCloseTo(mean(all, i -> true, all::riskUntreated), within(1e-9));
    }

    private static double within365(Population all, int member) {
        History history = all.history(member);
        return history.event() != History.NEVER && history.event() - history.diagnosed() <= 365 ? 1 : 0;
    }

    @Test
    void plan_that_does_not_hold_together_refused() {
        Outcome event = outcome(Outcome.Scale.HAZARD, 0.1, "exposed");
        assertThatThrownBy(() -> plan(event, atOnce(), AGE, EXPOSED, drug())).hasMessageContaining("must stand behind");
        assertThatThrownBy(() -> plan(
                        outcome(Outcome.Scale.HAZARD, 0.1, "exposed", effect("weight", 2)), atOnce(), EXPOSED, drug()))
                .hasMessageContaining("must name a variable");
        assertThatThrownBy(() -> plan(event, atOnce(), EXPOSED)).hasMessageContaining("labelled by drug");
        assertThatThrownBy(() -> outcome(Outcome.Scale.HAZARD, 1.0, "exposed")).hasMessageContaining("between 0 and 1");
        assertThat(Arrays.stream(Outcome.Scale.values())).hasSize(2);
    }
}
