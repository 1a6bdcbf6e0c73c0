package org.precisionbenefit.policy.drools;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kie.api.runtime.KieSession;
import org.precisionbenefit.policy.Facts;
import org.precisionbenefit.policy.Finding;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.RandomPolicies;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.policy.TermKey;

/** In which order rules are written and facts are told says nothing. */
class OrderTest {
    private static final int POLICIES = 4;
    private static final int FACTS = 60;

    @Test
    void findings_are_equal_in_every_order_of_rules_and_facts() {
        Random chance = new Random(20);
        RandomPolicies drawn = new RandomPolicies(20261129);
        for (int i = 0; i < POLICIES; i++) {
            Policy policy = drawn.policy(1 + i);
            List<GeneratedRule> rules = new ArrayList<>(DrlWriter.rules(policy));
            Collections.shuffle(rules, chance);
            CompiledPolicy compiled = CompiledPolicy.compile(policy, rules, RuleCompiler.MVEL);
            for (int j = 0; j < FACTS; j++) {
                Facts facts = drawn.facts(policy);
                List<Finding> expected = new ReferenceEvaluator().evaluate(policy, facts);
                assertThat(told(policy, compiled, facts, chance)).isEqualTo(expected);
                assertThat(told(policy, compiled, facts, chance)).isEqualTo(expected);
            }
        }
    }

    private static List<Finding> told(Policy policy, CompiledPolicy compiled, Facts facts, Random chance) {
        List<TermKey> terms = new ArrayList<>(compiled.terms().keySet());
        Collections.shuffle(terms, chance);
        KieSession session = compiled.newSession();
        try {
            terms.forEach(term -> DroolsEvaluator.insert(session, term.toString(), facts.get(term)));
            session.fireAllRules();
            return VerdictFindings.of(policy, compiled.criteria(), facts, VerdictFindings.verdicts(session));
        } finally {
            session.dispose();
        }
    }
}
