package org.precisionbenefit.prediction.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.prediction.Forecast;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.prediction.cohort.Draws;
import org.precisionbenefit.prediction.metrics.Measured;
import org.precisionbenefit.terminology.Digest;

/** What tells that a model no longer fits, and what does not. */
class MonitorsTest {
    private static final int WINDOW = 500;

    private static Forecast scored(float value, double probability) {
        return new Forecast(
                "m",
                Digest.of("m"),
                ModelStage.SHADOW,
                List.of(new Forecast.FeatureValue("x", Float.floatToIntBits(value))),
                new Forecast.Scored(0, String.valueOf(probability)));
    }

    private static Forecast abstained(Forecast.Why why) {
        return new Forecast("m", Digest.of("m"), ModelStage.SHADOW, List.of(), new Forecast.Abstained(why, "."));
    }

    private static void fill(DriftMonitor monitor, int count, double shift, double missing, Draws draws) {
        for (int i = 0; i < count; i++) {
            float value = draws.uniform() < missing ? Float.NaN : (float) (draws.uniform() + shift);
            monitor.add(scored(value, Math.min(0.99, draws.uniform() * 0.5 + shift / 4)));
        }
    }

    @Test
    void same_members_raise_nothing_and_others_are_named() {
        Draws draws = new Draws(1);
        DriftMonitor monitor = new DriftMonitor("m", null, WINDOW);
        fill(monitor, WINDOW * 3, 0, 0.1, draws);
        assertThat(monitor.seen().alarms()).isEmpty();
        fill(monitor, WINDOW, 0.6, 0.1, draws);
        assertThat(monitor.seen().alarms())
                .anyMatch(words -> words.contains("distribution of x"))
                .anyMatch(words -> words.contains("scores of model m"));
        assertThat(monitor.seen().stability().get("x")).isGreaterThan(DriftMonitor.STABILITY_ALARM);
    }

    @Test
    void what_is_missing_more_often_is_a_drift_too() {
        Draws draws = new Draws(2);
        DriftMonitor monitor = new DriftMonitor("m", null, WINDOW);
        fill(monitor, WINDOW, 0, 0.05, draws);
        fill(monitor, WINDOW, 0, 0.5, draws);
        assertThat(monitor.seen().alarms()).anyMatch(words -> words.contains("distribution of x"));
    }

    @Test
    void more_abstentions_are_named_and_what_does_not_apply_counts_for_nothing() {
        Draws draws = new Draws(3);
        DriftMonitor monitor = new DriftMonitor("m", null, WINDOW);
        fill(monitor, WINDOW, 0, 0, draws);
        for (int i = 0; i < WINDOW; i++) {
            monitor.add(abstained(Forecast.Why.NOT_APPLICABLE));
        }
        assertThat(monitor.seen().alarms()).isEmpty();
        for (int i = 0; i < WINDOW / 2; i++) {
            monitor.add(abstained(Forecast.Why.TOO_MUCH_MISSING));
        }
        assertThat(monitor.seen().alarms()).anyMatch(words -> words.contains("abstains more often"));
    }

    @Test
    void half_a_window_says_nothing_yet() {
        DriftMonitor monitor = new DriftMonitor(
                "m",
                new Reference(
                        100,
                        new TreeMap<>(Map.of("x", new Reference.Distribution(List.of(10.0), List.of(0.99, 0.01, 0.0)))),
                        new Reference.Distribution(List.of(0.5), List.of(0.99, 0.01, 0.0))),
                WINDOW);
        for (int i = 0; i < WINDOW - 1; i++) {
            monitor.add(scored(50, 0.9));
        }
        assertThat(monitor.seen().alarms()).isEmpty();
        monitor.add(scored(50, 0.9));
        assertThat(monitor.seen().alarms()).hasSize(3);
    }

    @Test
    void stability_index_is_the_published_sum() {
        // Two bins, .5 and .5 against .6 and .4: (.1)ln(1.2) + (-.1)ln(.8)
        assertThat(Bins.stability(new double[] {0.5, 0.5}, new double[] {0.6, 0.4}))
                .isCloseTo(0.1 * Math.log(1.2) - 0.1 * Math.log(0.8), within(1e-12));
        assertThat(Bins.distance(new double[] {0.5, 0.5, 0}, new double[] {0.2, 0.8, 0}))
                .isCloseTo(0.3, within(1e-12));
    }

    @Test
    void outcomes_as_predicted_raise_nothing_and_twice_the_odds_do() {
        Draws draws = new Draws(4);
        int quiet = 0;
        int loud = 0;
        for (int run = 0; run < 50; run++) {
            CalibrationWatch same = new CalibrationWatch("m");
            CalibrationWatch more = new CalibrationWatch("m");
            CalibrationWatch fewer = new CalibrationWatch("m");
            for (int i = 0; i < 300; i++) {
                double p = 0.1 + 0.2 * draws.uniform();
                double odds = p / (1 - p);
                same.add(p, draws.uniform() < p);
                more.add(p, draws.uniform() < 2 * odds / (1 + 2 * odds));
                fewer.add(p, draws.uniform() < odds / 3 / (1 + odds / 3));
            }
            quiet += same.alarm().isEmpty() ? 1 : 0;
            loud += more.alarm().filter(words -> words.contains("more often")).isPresent() ? 1 : 0;
            loud += fewer.alarm().filter(words -> words.contains("less often")).isPresent() ? 1 : 0;
        }
        assertThat(quiet).isGreaterThan(45);
        assertThat(loud).isGreaterThan(90);
    }

    private static GroupFigures group(String group, int members, double off, double abstained) {
        return new GroupFigures(
                "age_band",
                group,
                members,
                members / 10,
                new GroupFigures.Figures(
                        new Measured(off - 0.01, off, off + 0.01),
                        new Measured(0.06, 0.07, 0.08),
                        new Measured(abstained, abstained, abstained),
                        new Measured(0.89, 0.9, 0.91)));
    }

    @Test
    void group_that_is_told_wrong_or_left_out_refuses_the_release() {
        assertThat(FairnessGate.against("m", List.of(group("a", 400, 0.02, 0.03), group("b", 400, -0.02, 0.06))))
                .isEmpty();
        assertThat(FairnessGate.against("m", List.of(group("a", 400, 0.05, 0.03))))
                .singleElement()
                .asString()
                .contains("points off what came about");
        assertThat(FairnessGate.against("m", List.of(group("a", 400, 0, 0.01), group("b", 400, 0, 0.07))))
                .singleElement()
                .asString()
                .contains("abstains 6.0 points more often");
        assertThat(FairnessGate.against("m", List.of()))
                .singleElement()
                .asString()
                .contains("figures by group");
        // A group of few members is not judged, and a cell of very few must not be told.
        assertThat(FairnessGate.against("m", List.of(group("a", 400, 0, 0), group("b", 100, 0.3, 0.9))))
                .isEmpty();
        assertThat(FairnessGate.against("m", List.of(group("a", 400, 0, 0), group("b", 10, 0, 0))))
                .singleElement()
                .asString()
                .contains("must not be told");
    }

    @Test
    void group_that_is_served_worse_than_by_its_base_rate_or_seldom_held_refuses_the_release() {
        List<String> reasons = new ArrayList<>(FairnessGate.against(
                "m",
                List.of(new GroupFigures(
                        "age_band",
                        "a",
                        400,
                        40,
                        new GroupFigures.Figures(
                                new Measured(-0.01, 0, 0.01),
                                new Measured(0.095, 0.1, 0.11),
                                new Measured(0, 0, 0),
                                new Measured(0.8, 0.83, 0.86))))));
        assertThat(reasons)
                .hasSize(2)
                .anyMatch(words -> words.contains("worse than by its own base rate"))
                .anyMatch(words -> words.contains("are promised"));
    }
}
