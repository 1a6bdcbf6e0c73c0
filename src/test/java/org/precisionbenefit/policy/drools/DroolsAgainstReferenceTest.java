package org.precisionbenefit.policy.drools;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.precisionbenefit.policy.EvaluatePolicy;
import org.precisionbenefit.policy.Facts;
import org.precisionbenefit.policy.Finding;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.RandomPolicies;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.policy.Status;

/** Two implementations of the same logic, one in rules and one in Java, have to say the same to the last character. */
class DroolsAgainstReferenceTest {
    private static final int POLICIES = 40;
    private static final int FACTS = 500;

    @Test
    void random_policies_and_facts_give_equal_findings() {
        RandomPolicies drawn = new RandomPolicies(20261121);
        EvaluatePolicy reference = new ReferenceEvaluator();
        EvaluatePolicy drools = new DroolsEvaluator(2);
        Map<Status, Integer> roots = new EnumMap<>(Status.class);
        for (int i = 0; i < POLICIES; i++) {
            Policy policy = drawn.policy(1 + i % 4);
            for (int j = 0; j < FACTS; j++) {
                Facts facts = drawn.facts(policy);
                List<Finding> expected = reference.evaluate(policy, facts);
                assertThat(drools.evaluate(policy, facts))
                        .as(() -> new DrlWriter().write(policy) + facts)
                        .isEqualTo(expected);
                roots.merge(expected.get(0).status(), 1, Integer::sum);
            }
        }
        assertThat(roots).as("every status is seen often at the root").hasSize(4);
        assertThat(roots.values()).allMatch(count -> count > 500);
    }

    @ParameterizedTest
    @EnumSource(RuleCompiler.class)
    void either_compiler_gives_equal_findings(RuleCompiler compiler) {
        RandomPolicies drawn = new RandomPolicies(7);
        EvaluatePolicy drools = new DroolsEvaluator(1, compiler, UnaryOperator.identity());
        for (int i = 0; i < 4; i++) {
            Policy policy = drawn.policy(3);
            for (int j = 0; j < 200; j++) {
                Facts facts = drawn.facts(policy);
                assertThat(drools.evaluate(policy, facts)).isEqualTo(new ReferenceEvaluator().evaluate(policy, facts));
            }
        }
    }
}
