package org.precisionbenefit.audit.review;

import java.time.Instant;
import java.util.Objects;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.formulary.PlanId;

/**
 * An item that is not answered yet, as the queue holds it: nothing of the member, and neither drug nor reason.
 *
 * @param decision the decision
 * @param item the item's sequence
 * @param plan the plan
 * @param dueAt by when it must be answered
 */
public record WaitingItem(DecisionId decision, int item, PlanId plan, Instant dueAt) {
    public WaitingItem {
        Objects.requireNonNull(decision, "decision is null");
        Objects.requireNonNull(plan, "plan is null");
        Objects.requireNonNull(dueAt, "dueAt is null");
    }

    /** Whether the instant has passed. Nothing is decided by that. */
    public boolean isLate(Instant now) {
        return dueAt.isBefore(now);
    }
}
