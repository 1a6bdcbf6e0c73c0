package org.precisionbenefit.policy.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.policy.Scenario;
import org.precisionbenefit.policy.ScenarioCheck;
import org.precisionbenefit.policy.drools.DroolsEvaluator;

/** The policies that ship do what their scenarios say, and every criterion is seen met, not met and unknown. */
class ShippedPoliciesTest {

    static Stream<Policy> policies() {
        return RulesFolder.release().policies().stream();
    }

    @Test
    void shipped_files_none_refused() {
        assertThat(RulesFolder.release().refusals()).isEmpty();
        assertThat(policies().map(policy -> policy.id().toString()))
                .containsExactly(
                        "antiplatelet-clopidogrel/2026.1",
                        "antiplatelet-prasugrel/2026.1",
                        "antiplatelet-ticagrelor/2026.1");
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

    @ParameterizedTest
    @MethodSource("policies")
    void scenarios_one_left_out_coverage_can_fail(Policy policy) {
        assertThat(new ScenarioCheck(new ReferenceEvaluator()).check(policy, List.of()))
                .hasSize(policy.criteria().size());
    }
}
