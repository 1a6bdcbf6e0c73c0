package org.precisionbenefit.policy.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.precisionbenefit.policy.EvaluatePolicy;
import org.precisionbenefit.policy.EvaluationFault;
import org.precisionbenefit.policy.Facts;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.policy.Scenario;
import org.precisionbenefit.policy.ScenarioCheck;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.policy.drools.DrlWriter;
import org.precisionbenefit.policy.drools.DroolsEvaluator;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFile;

/** The policies that ship do what their scenarios say, and every criterion is seen met, not met and unknown. */
class ShippedPoliciesTest {

    static Stream<Policy> policies() {
        return RulesFolder.release().policies().stream();
    }

    @Test
    void shipped_files_none_refused() {
        assertThat(RulesFolder.release().refusals()).isEmpty();
        assertThat(policies().map(policy -> "policies/" + policy.id() + ".policy.yaml"))
                .containsExactlyInAnyOrderElementsOf(RulesFolder.files().files().stream()
                        .map(SourceFile::path)
                        .filter(path -> path.endsWith(".policy.yaml"))
                        .toList())
                .hasSizeGreaterThan(25);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void scenarios_reference_hold_and_cover_three_states(Policy policy) {
        List<Scenario> scenarios = RulesFolder.scenarios(policy);
        assertThat(new ScenarioCheck(new ReferenceEvaluator()).check(policy, scenarios))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("policies")
    void scenarios_drools_hold_and_equal_reference(Policy policy) {
        DroolsEvaluator drools = new DroolsEvaluator(1);
        for (Scenario scenario : RulesFolder.scenarios(policy)) {
            assertThat(drools.evaluate(policy, scenario.given()))
                    .as(scenario.name())
                    .isEqualTo(new ReferenceEvaluator().evaluate(policy, scenario.given()));
        }
    }

    @Test
    void term_that_the_payers_tables_always_answer_cannot_be_unknown() {
        Policy policy = RulesFolder.policy("antiplatelet-ticagrelor");
        TermKey step = new TermKey("formulary_step_required", "clopidogrel");
        Facts given = RulesFolder.scenarios(policy).get(0).given();
        Facts without = given.with(
                Map.of(step, new TermValue.Unknown(TermValue.Reason.ABSENT, "Nothing was sent.", List.of())));
        for (EvaluatePolicy evaluator : List.of(new ReferenceEvaluator(), new DroolsEvaluator(1))) {
            assertThatThrownBy(() -> evaluator.evaluate(policy, without))
                    .isInstanceOf(EvaluationFault.class)
                    .hasMessageContaining("(formulary_step_required(clopidogrel)) must be known");
        }
        assertThat(new DrlWriter().write(policy))
                .contains("step - does not apply")
                .doesNotContain("step - not known whether it applies", "step-statute-law - unknown");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "formulary_step_required(clopidogrel): no | formulary_step_required(clopidogrel): unknown | must be yes or no",
                "  formulary_step_required(clopidogrel): yes | # nothing | must give formulary_step_required(clopidogrel)"
            })
    void scenario_without_such_a_term_is_refused(String good, String bad, String message) {
        Policy policy = RulesFolder.policy("antiplatelet-ticagrelor");
        SourceFile file = RulesFolder.files()
                .find("policies/" + policy.id() + ".tests.yaml")
                .orElseThrow();
        assertThat(file.text()).contains(good);
        assertThatThrownBy(() -> new ScenarioReader(RulesFolder.release(), policy)
                        .read(new SourceFile(file.path(), file.text().replace(good, bad))))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void scenarios_one_left_out_coverage_can_fail(Policy policy) {
        assertThat(new ScenarioCheck(new ReferenceEvaluator()).check(policy, List.of()))
                .hasSize(policy.criteria().size());
    }
}
