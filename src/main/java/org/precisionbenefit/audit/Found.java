package org.precisionbenefit.audit;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.formulary.PlanId;

/**
 * A kept decision as a look-up finds it, still sealed.
 *
 * @param id the decision
 * @param plan the plan
 * @param completes the earlier decision that it completes or replaces, or null
 */
public record Found(DecisionId id, PlanId plan, @Nullable DecisionId completes) {
    public Found {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(plan, "plan is null");
    }
}
