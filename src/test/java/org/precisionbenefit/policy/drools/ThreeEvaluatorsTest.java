package org.precisionbenefit.policy.drools;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.policy.DrawnFacts;
import org.precisionbenefit.policy.EvaluatePolicy;
import org.precisionbenefit.policy.Facts;
import org.precisionbenefit.policy.Finding;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.RandomPolicies;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.policy.Scenario;
import org.precisionbenefit.policy.Status;
import org.precisionbenefit.policy.yaml.RulesFolder;

/** Generated rules, fixed rules and the reference never differ, with a fifth of the facts missing. */
class ThreeEvaluatorsTest {
    /** How many facts a policy of each depth meets: a deep tree costs as much as many flat ones. */
    private static final List<Integer> CASES = List.of(800, 700, 400, 100);

    private static final int FACTS_OF_A_POLICY = 100;

    private final EvaluatePolicy reference = new ReferenceEvaluator();
    private final EvaluatePolicy generated = new DroolsEvaluator(2);
    private final EvaluatePolicy fixed = new FixedRules();

    @Test
    void random_cases_agree() {
        agree(20261128, CASES.size());
    }

    /**
     * {@code -Dsoak.cases=100000}: a hundred sets of facts for each policy, first for those that ship and then for as many
     * drawn ones as are wanting; every policy is compiled once and let go of.
     */
    @Test
    @Tag("soak")
    void hundred_thousand_random_cases_agree() {
        long seed = Long.getLong("soak.seed", 1);
        int cases = Integer.getInteger("soak.cases", 100_000);
        RandomPolicies drawn = new RandomPolicies(seed, 2);
        DrawnFacts told = new DrawnFacts(seed, 20);
        Map<Status, Integer> roots = new EnumMap<>(Status.class);
        int tried = 0;
        for (Policy policy : RulesFolder.release().policies()) {
            for (int i = 0; i < FACTS_OF_A_POLICY && tried < cases; i++, tried++) {
                agree(policy, told.of(policy), roots);
            }
        }
        for (int depth = 0; tried < cases; depth++) {
            Policy policy = drawn.policy(1 + depth % CASES.size());
            for (int i = 0; i < FACTS_OF_A_POLICY && tried < cases; i++, tried++) {
                agree(policy, drawn.facts(policy), roots);
            }
        }
        System.out.println("Three evaluators agree on " + tried + " cases; at the root: " + roots);
        assertThat(roots).as("statuses at the root").containsKeys(Status.MET, Status.NOT_MET, Status.UNKNOWN);
    }

    @Test
    void random_facts_of_policies_that_ship_agree() {
        DrawnFacts told = new DrawnFacts(20261128, 20);
        List<Policy> policies = RulesFolder.release().policies();
        for (int i = 0; i < policies.size(); i += 12) {
            for (int j = 0; j < 10; j++) {
                agree(policies.get(i), told.of(policies.get(i)), new EnumMap<>(Status.class));
            }
        }
    }

    private void agree(long seed, int policies) {
        RandomPolicies drawn = new RandomPolicies(seed, 2);
        Map<Status, Integer> roots = new EnumMap<>(Status.class);
        for (int i = 0; i < policies; i++) {
            Policy policy = drawn.policy(1 + i % CASES.size());
            for (int j = 0; j < CASES.get(i % CASES.size()); j++) {
                agree(policy, drawn.facts(policy), roots);
            }
        }
        assertThat(roots).as("statuses at the root").containsKeys(Status.MET, Status.NOT_MET, Status.UNKNOWN);
    }

    private void agree(Policy policy, Facts facts, Map<Status, Integer> roots) {
        List<Finding> expected = reference.evaluate(policy, facts);
        assertThat(generated.evaluate(policy, facts))
                .as(() -> "generated rules; " + policy.id() + facts)
                .isEqualTo(expected);
        assertThat(fixed.evaluate(policy, facts))
                .as(() -> "fixed rules; " + new DrlWriter().write(policy) + facts)
                .isEqualTo(expected);
        roots.merge(expected.get(0).status(), 1, Integer::sum);
    }

    @Test
    void scenarios_of_every_policy_agree() {
        for (Policy policy : RulesFolder.release().policies()) {
            for (Scenario scenario : RulesFolder.scenarios(policy)) {
                assertThat(fixed.evaluate(policy, scenario.given()))
                        .as(policy.id() + ": " + scenario.name())
                        .isEqualTo(reference.evaluate(policy, scenario.given()));
            }
        }
    }
}
