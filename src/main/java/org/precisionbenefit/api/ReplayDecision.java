package org.precisionbenefit.api;

import java.util.Optional;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.decision.DecisionId;

/** Does a kept decision come out the same when it is computed again from its kept inputs and releases? */
@FunctionalInterface
public interface ReplayDecision {
    /**
     * Computes a decision again and compares it with what is kept, byte for byte.
     *
     * @param id the decision
     * @param plans the plans whose decisions the caller may see
     * @return whether both are equal, and where they first differ; empty when no decision of this id is kept among these plans
     */
    Optional<ReplayOutcome> replay(DecisionId id, VisiblePlans plans);
}
