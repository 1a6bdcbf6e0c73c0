package org.precisionbenefit.api;

import org.precisionbenefit.decision.DecisionId;

/** Does a kept decision come out the same when it is computed again from its kept inputs and releases? */
@FunctionalInterface
public interface ReplayDecision {
    /**
     * Computes a decision again and compares it with what is kept, byte for byte.
     *
     * @param id a decision that is kept
     * @return whether both are equal, and where they first differ
     */
    ReplayOutcome replay(DecisionId id);
}
