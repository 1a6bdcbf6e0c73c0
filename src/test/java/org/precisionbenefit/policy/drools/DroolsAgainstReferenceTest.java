package org.precisionbenefit.policy.drools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.CriterionId;
import org.precisionbenefit.policy.EvaluatePolicy;
import org.precisionbenefit.policy.EvaluationFault;
import org.precisionbenefit.policy.Facts;
import org.precisionbenefit.policy.Finding;
import org.precisionbenefit.policy.Kind;
import org.precisionbenefit.policy.Operator;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.RandomPolicies;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.policy.Status;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.Digest;

/** Two implementations of the same logic, one in rules and one in Java, have to say the same to the last character. */
class DroolsAgainstReferenceTest {
    /**
     * How many facts a policy meets, by the depth of its tree: compiling costs as much as hundreds of evaluations and the
     * evaluation of a deep tree as much as many of a flat one. With three policies of each depth 20,400 in all.
     */
    private static final List<Integer> FACTS = List.of(3_000, 2_500, 900, 400);

    private static final int POLICIES = 12;
    private static final int EVERY = 25;

    @Test
    void random_policies_and_facts_give_equal_findings() {
        RandomPolicies drawn = new RandomPolicies(20261132);
        EvaluatePolicy reference = new ReferenceEvaluator();
        EvaluatePolicy drools = new DroolsEvaluator(2);
        Map<Status, Integer> roots = new EnumMap<>(Status.class);
        for (int i = 0; i < POLICIES; i++) {
            int depth = 1 + i % FACTS.size();
            Policy policy = drawn.policy(depth);
            for (int j = 0; j < FACTS.get(depth - 1); j++) {
                Facts facts = drawn.facts(policy);
                List<Finding> expected = reference.evaluate(policy, facts);
                assertThat(drools.evaluate(policy, facts))
                        .as(() -> new DrlWriter().write(policy) + facts)
                        .isEqualTo(expected);
                roots.merge(expected.get(0).status(), 1, Integer::sum);
                if (j % EVERY == 0) {
                    equalFaults(policy, drawn.misfit(facts), reference, drools);
                }
            }
        }
        assertThat(roots).as("every status is seen often at the root").hasSize(4);
        assertThat(roots.values()).allMatch(count -> count > 500);
    }

    private static void equalFaults(Policy policy, Facts facts, EvaluatePolicy reference, EvaluatePolicy drools) {
        EvaluationFault expected = catchThrowableOfType(EvaluationFault.class, () -> reference.evaluate(policy, facts));
        assertThat(expected).as(() -> "a value of the wrong type in " + facts).isNotNull();
        assertThatThrownBy(() -> drools.evaluate(policy, facts))
                .isInstanceOf(EvaluationFault.class)
                .hasMessage(expected.getMessage());
    }

    @Test
    void attested_value_of_the_wrong_type_where_a_document_is_needed_is_a_fault_too() {
        Criterion.Header header = new Criterion.Header(new CriterionId("leaf"), Kind.REQUIREMENT, "A text", null, null);
        TermKey term = new TermKey("number", "a");
        Policy policy = RandomPolicies.policy(
                new Criterion.Leaf(
                        header,
                        new org.precisionbenefit.policy.Test(
                                term, Operator.AT_LEAST, BigDecimal.ONE, List.of(), Provenance.Source.DOCUMENTED)),
                List.of(),
                Digest.of("attested misfit"));
        Facts facts = Facts.of(Map.of(term, new TermValue.Flag(true, Provenance.Source.ATTESTED, List.of())));
        equalFaults(policy, facts, new ReferenceEvaluator(), new DroolsEvaluator(1));
    }

    @ParameterizedTest
    @EnumSource(RuleCompiler.class)
    void either_compiler_gives_equal_findings(RuleCompiler compiler) {
        RandomPolicies drawn = new RandomPolicies(7);
        EvaluatePolicy drools = new DroolsEvaluator(1, compiler, UnaryOperator.identity());
        for (int i = 0; i < 2; i++) {
            Policy policy = drawn.policy(2);
            for (int j = 0; j < 400; j++) {
                Facts facts = drawn.facts(policy);
                assertThat(drools.evaluate(policy, facts)).isEqualTo(new ReferenceEvaluator().evaluate(policy, facts));
            }
        }
    }
}
