package org.precisionbenefit.api;

import java.util.List;
import java.util.Optional;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.decision.DecisionId;

/** Is what is kept of a decision what was entered into the log? */
@FunctionalInterface
public interface VerifyDecision {
    /**
     * Holds a decision against the log.
     *
     * @param id the decision
     * @param plans the plans whose decisions the caller may see
     * @return what it came to; empty when no decision of this id is kept among these plans
     */
    Optional<Outcome> verify(DecisionId id, VisiblePlans plans);

    /**
     * What it came to.
     *
     * @param clean whether nothing is wrong and nothing is open
     * @param lines what was found, a sentence each, without member data
     */
    record Outcome(boolean clean, List<String> lines) {
        public Outcome {
            lines = List.copyOf(lines);
        }
    }
}
