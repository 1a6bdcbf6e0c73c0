package org.precisionbenefit.policy.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.Scenario;
import org.precisionbenefit.policy.check.MutationCheck;
import org.precisionbenefit.terminology.ConfigurationFault.Problem;

/** A change that no scenario notices is told in words with the scenario that would. */
class MutationCheckTest {

    /** What is asked for is not said, because a list of it notices every line and word that is gone. */
    private static final String TESTS = MadeUpRules.TESTS.replaceAll("(?m)^    ask: .*\n", "");

    /** What is found when the scenarios of these names are taken away. */
    private static List<String> without(String... names) {
        String tests = TESTS;
        for (String name : names) {
            int from = tests.indexOf("  - name: " + name + "\n");
            assertThat(from).as(name).isPositive();
            int to = tests.indexOf("  - name: ", from + 1);
            tests = tests.substring(0, from) + tests.substring(to);
        }
        return MadeUpRules.problems(MadeUpRules.with(MadeUpRules.TESTS_FILE, tests));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Eighteen years | policy.yaml:13:13: No scenario notices if age >= 18 years becomes >= 19 years (criterion adult). Add one with age: 18 years that says what adult comes to.",
                "Somebody says that it failed | policy.yaml:21:17: No scenario notices if \"needs: documented\" of outcome_of(clopidogrel) in [failed, not tolerated] is left out (criterion tried-outcome). Add one with outcome_of(clopidogrel): {attested: failed} that says what tried-outcome comes to.",
                "It was not tolerated | policy.yaml:21:17: No scenario notices if outcome_of(clopidogrel) in [failed, not tolerated] loses \"not tolerated\" (criterion tried-outcome). Add one with outcome_of(clopidogrel): not tolerated that says what tried-outcome comes to.",
                "Light, and the line does not apply | policy.yaml:24:16: No scenario notices if \"only if\" condition(made-up) is left out (criterion weight). Add one in which weight does not apply and that says so.",
            })
    void survivor_is_told_with_the_scenario_that_is_missing(String scenario, String expected) {
        assertThat(without(scenario)).contains("policies/made-up/2026.1." + expected);
    }

    @Test
    void line_that_no_scenario_needs_is_told() {
        String tests = TESTS.replace("{weight: not met, criteria: not met}", "{weight: not met}")
                .replace("{weight: does not apply, criteria: met}", "{weight: does not apply}");
        assertThat(MadeUpRules.problems(MadeUpRules.with(MadeUpRules.TESTS_FILE, tests)))
                .containsExactly(
                        "policies/made-up/2026.1.policy.yaml:22:11: No scenario notices if it is left out (criterion"
                                + " weight). Add one in which, under criteria, only it is not met and that says what criteria comes"
                                + " to.");
    }

    @Test
    void row_of_a_table_is_changed_as_well() {
        assertThat(without("Seventy-four years"))
                .containsExactly(
                        "policies/made-up/tables/dose-by-age.csv:2:1: No scenario notices if \"only if\" age < 75 years"
                                + " becomes < 74 years (criterion dose-1). Add one with age: 74 years that says what dose-1 comes"
                                + " to.",
                        "policies/made-up/tables/dose-by-age.csv:3:1: No scenario notices if \"only if\" age >= 75 years"
                                + " becomes >= 74 years (criterion dose-2). Add one with age: 74 years that says what dose-2 comes"
                                + " to.");
    }

    @Test
    void scenarios_that_do_not_hold_notice_nothing() {
        String tests = MadeUpRules.TESTS.replace("{adult: not met, criteria: not met}", "{adult: met}");
        assertThat(MadeUpRules.problems(MadeUpRules.with(MadeUpRules.TESTS_FILE, tests)))
                .allMatch(problem -> !problem.contains("No scenario notices"))
                .anyMatch(problem ->
                        problem.contains("The criterion (adult) of scenario \"Seventeen years\" must be MET"));
    }

    /** Alone, because it measures time. */
    @Test
    @Tag("alone")
    void shipped_policies_every_change_is_noticed_each_within_a_second() {
        PlacedPolicies placed = PolicyLoader.loadPlaced(RulesFolder.files());
        for (Policy policy : placed.release().policies()) {
            List<Scenario> scenarios = RulesFolder.scenarios(policy);
            assertThat(check(placed, policy, scenarios))
                    .as(policy.id().toString())
                    .isEmpty();
            long best = Long.MAX_VALUE;
            for (int i = 0; i < 3; i++) {
                long start = System.nanoTime();
                check(placed, policy, scenarios);
                best = Math.min(best, System.nanoTime() - start);
            }
            assertThat(Duration.ofNanos(best)).as(policy.id().toString()).isLessThan(Duration.ofSeconds(1));
        }
    }

    private static List<Problem> check(PlacedPolicies placed, Policy policy, List<Scenario> scenarios) {
        return MutationCheck.check(policy, placed.of(policy), placed.domain(), scenarios);
    }
}
