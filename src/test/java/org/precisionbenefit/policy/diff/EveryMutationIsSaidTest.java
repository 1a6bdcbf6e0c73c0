package org.precisionbenefit.policy.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.policy.DefaultPolicyRelease;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.yaml.PolicyLoader;
import org.precisionbenefit.policy.yaml.RulesFolder;

/** No change of a policy that ships is passed over in silence, and each can be tried alone. */
class EveryMutationIsSaidTest {
    private static final DefaultPolicyRelease RELEASE = RulesFolder.release();
    private static final DefaultPolicyRelease FIVE = new PolicyLoader().load(RulesFolder.ofFivePolicies());

    /** Of every fourth policy; the long run takes each. */
    @Test
    void every_mutation_of_some_shipped_policies_is_a_sentence_and_none_is_none() {
        assertThat(tried(4)).isGreaterThan(300);
    }

    @Tag("soak")
    @Test
    void every_mutation_of_a_shipped_policy_is_a_sentence_and_none_is_none() {
        assertThat(tried(1)).isGreaterThan(1_200);
    }

    private static int tried(int step) {
        int tried = 0;
        for (int place = 0; place < RELEASE.policies().size(); place += step) {
            Policy policy = RELEASE.policies().get(place);
            assertThat(PolicyDiff.between(new Side(policy, RELEASE), new Side(policy, RELEASE)))
                    .isEmpty();
            for (Policy mutant : MutatedPolicies.of(policy)) {
                assertThat(PolicyDiff.between(new Side(policy, RELEASE), new Side(mutant, RELEASE)))
                        .as(() -> policy.id() + " against " + mutant)
                        .isNotEmpty()
                        .allSatisfy(
                                sentence -> assertThat(sentence).endsWith(".").doesNotContain("null"));
                tried++;
            }
        }
        return tried;
    }

    /**
     * A single change, made alone, is the whole change. Of a group of which only some lines are needed, a line that is left out
     * is two: the five policies have none.
     */
    @Test
    void a_mutation_alone_gives_the_mutated_policy() {
        for (Policy policy : FIVE.policies()) {
            assertThat(SingleChanges.of(policy, policy)).isEmpty();
            for (Policy mutant : MutatedPolicies.of(policy)) {
                List<SingleChange> changes = SingleChanges.of(policy, mutant);
                assertThat(changes).hasSizeLessThanOrEqualTo(1);
                changes.forEach(change -> assertThat(
                                PolicyDiff.between(new Side(change.policy(), FIVE), new Side(mutant, FIVE)).stream()
                                        .filter(sentence -> !sentence.contains("source is now")))
                        .as(change.line())
                        .isEmpty());
            }
        }
    }
}
