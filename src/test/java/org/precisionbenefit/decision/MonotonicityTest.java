package org.precisionbenefit.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.EvaluatePolicy;
import org.precisionbenefit.policy.Facts;
import org.precisionbenefit.policy.Kind;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.policy.Status;

/** More knowledge never turns a yes into anything but a wait, over every tree down to depth four. */
class MonotonicityTest {
    private static final Status[] STATUSES = {Status.MET, Status.NOT_MET, Status.UNKNOWN};
    private static final EvaluatePolicy EVALUATOR = new ReferenceEvaluator();

    private final Adjudicator adjudicator = new Adjudicator(Trees.release());

    /** Of every fourth tree; the long run takes each. */
    @Test
    void learning_that_a_criterion_is_met_never_lowers_an_outcome() {
        assertThat(compared(4, Status.MET, true)).isGreaterThan(5_000);
    }

    @Test
    void learning_that_a_criterion_is_not_met_lowers_to_a_wait_at_most() {
        assertThat(compared(4, Status.NOT_MET, false)).isGreaterThan(5_000);
    }

    @Tag("soak")
    @Test
    void learning_anything_of_any_tree_lowers_to_a_wait_at_most() {
        assertThat(compared(1, Status.MET, true)).isGreaterThan(20_000);
        assertThat(compared(1, Status.NOT_MET, false)).isGreaterThan(20_000);
    }

    private int compared(int step, Status learnt, boolean neverLower) {
        List<Policy> policies = Trees.policies(4, 5);
        return IntStream.range(0, policies.size())
                .filter(place -> place % step == 0)
                .map(place -> everyAssignment(policies.get(place), learnt, neverLower))
                .sum();
    }

    /** Compares each assignment with those in which one unknown is learnt; the number of comparisons. */
    private int everyAssignment(Policy policy, Status learnt, boolean neverLower) {
        int leaves = Trees.flags(policy).size();
        int compared = 0;
        for (int code = 0; code < Math.pow(STATUSES.length, leaves); code++) {
            Status[] statuses = statuses(code, leaves);
            Automatic before = outcome(policy, statuses);
            for (int i = 0; i < leaves; i++) {
                if (statuses[i] == Status.UNKNOWN) {
                    Status[] more = statuses.clone();
                    more[i] = learnt;
                    Automatic after = outcome(policy, more);
                    boolean lowered = before instanceof Approved && !(after instanceof Approved);
                    boolean belowWaiting = !(after instanceof Approved) && !(after instanceof Pended);
                    if (belowWaiting || lowered && neverLower) {
                        fail(describe(policy, statuses, i) + " came to " + after);
                    }
                    if (!neverLower) {
                        safetyIsNeverLost(policy, more, after);
                    }
                    compared++;
                }
            }
        }
        return compared;
    }

    private static void safetyIsNeverLost(Policy policy, Status[] statuses, Automatic after) {
        List<Criterion.Leaf> leaves = Trees.flags(policy);
        for (int i = 0; i < leaves.size(); i++) {
            Kind kind = leaves.get(i).header().kind();
            boolean stops = kind == Kind.SAFETY_EXCLUSION || kind == Kind.SAFETY_HOLD;
            if (stops && statuses[i] == Status.NOT_MET && !(after instanceof Pended)) {
                fail(leaves.get(i).id() + " is not met and the answer is " + after);
            }
        }
    }

    @Test
    void unknown_score_changes_nothing() {
        for (Policy policy : Trees.policies(3, 4)) {
            int leaves = Trees.flags(policy).size();
            if (policy.beside().isEmpty()) {
                continue;
            }
            for (int code = 0; code < Math.pow(STATUSES.length, leaves); code++) {
                Status[] statuses = statuses(code, leaves);
                statuses[leaves - 1] = Status.UNKNOWN;
                Status[] calm = statuses.clone();
                calm[leaves - 1] = Status.MET;
                assertThat(outcome(policy, statuses)).isEqualTo(outcome(policy, calm));
            }
        }
    }

    private static Status[] statuses(int code, int leaves) {
        Status[] statuses = new Status[leaves];
        int rest = code;
        for (int i = 0; i < leaves; i++) {
            statuses[i] = STATUSES[rest % STATUSES.length];
            rest /= STATUSES.length;
        }
        return statuses;
    }

    private Automatic outcome(Policy policy, Status... statuses) {
        Facts facts = Trees.facts(policy, statuses);
        return adjudicator.weigh(policy, facts, EVALUATOR.evaluate(policy, facts), Trees.ASKED);
    }

    private static String describe(Policy policy, Status[] statuses, int learnt) {
        return policy.root() + " with " + Arrays.toString(statuses) + " learning " + learnt;
    }
}
