package org.precisionbenefit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Only what can still change the answer is asked for. */
class DecisiveUnknownsTest {
    private static final EvaluatePolicy REFERENCE = new ReferenceEvaluator();

    @Test
    void random_policies_every_term_asked_is_unknown_and_stands_once() {
        RandomPolicies drawn = new RandomPolicies(11);
        for (int i = 0; i < 400; i++) {
            Policy policy = drawn.policy(4);
            Facts facts = drawn.facts(policy);
            List<Finding> findings = REFERENCE.evaluate(policy, facts);
            List<DecisiveUnknowns.DecisiveUnknown> asked = DecisiveUnknowns.of(policy, findings, facts);
            Set<TermKey> seen = new HashSet<>();
            for (DecisiveUnknowns.DecisiveUnknown one : asked) {
                assertThat(seen.add(one.term())).isTrue();
                assertThat(one.criteria()).isNotEmpty();
            }
            boolean open = findings.get(0).status() == Status.UNKNOWN;
            assertThat(asked.isEmpty() || open)
                    .as("nothing is asked once the root is settled")
                    .isTrue();
        }
    }

    /** If no answer to what is left out can settle the root, leaving it out loses nothing. */
    @Test
    void random_policies_terms_left_out_cannot_settle_the_root_alone() {
        RandomPolicies drawn = new RandomPolicies(12);
        int compared = 0;
        for (int i = 0; i < 600; i++) {
            Policy policy = drawn.policy(3);
            Facts facts = drawn.facts(policy);
            List<Finding> findings = REFERENCE.evaluate(policy, facts);
            if (findings.get(0).status() != Status.UNKNOWN) {
                continue;
            }
            Set<TermKey> asked = new HashSet<>();
            DecisiveUnknowns.of(policy, findings, facts).forEach(one -> asked.add(one.term()));
            for (int j = 0; j < 20; j++) {
                Map<TermKey, TermValue> leftOut =
                        new TreeMap<>(drawn.facts(policy).values());
                leftOut.keySet()
                        .removeIf(term -> asked.contains(term) || !(facts.get(term) instanceof TermValue.Unknown));
                Status root =
                        REFERENCE.evaluate(policy, facts.with(leftOut)).get(0).status();
                assertThat(root).isEqualTo(Status.UNKNOWN);
                compared += leftOut.isEmpty() ? 0 : 1;
            }
        }
        assertThat(compared).isGreaterThan(100);
    }
}
