package org.precisionbenefit.decision;

import java.util.Objects;
import java.util.function.Function;
import org.precisionbenefit.policy.Facts;
import org.precisionbenefit.policy.Policy;

/** Can other facts change the answer to an item, and if so, what would be answered with them? */
public sealed interface Reconsidered {
    /**
     * No fact that a policy asks for changes it.
     *
     * @param because why, in sentences for a person
     */
    record Settled(String because) implements Reconsidered {
        public Settled {
            Objects.requireNonNull(because, "because is null");
        }
    }

    /**
     * A policy weighs it. Both ways to weigh are those of decisions, scores, law, limits and owed supplies included; each
     * throws {@link org.precisionbenefit.policy.EvaluationFault} where a decision would have a fault.
     *
     * @param policy the policy version
     * @param facts the facts that it was decided with
     * @param tried the answer with other facts, by the reference evaluator, which is quick
     * @param proven the answer with other facts, by the evaluator of decisions
     */
    record Open(Policy policy, Facts facts, Function<Facts, Automatic> tried, Function<Facts, Automatic> proven)
            implements Reconsidered {
        public Open {
            Objects.requireNonNull(policy, "policy is null");
            Objects.requireNonNull(facts, "facts is null");
            Objects.requireNonNull(tried, "tried is null");
            Objects.requireNonNull(proven, "proven is null");
        }
    }
}
