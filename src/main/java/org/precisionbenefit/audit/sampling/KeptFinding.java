package org.precisionbenefit.audit.sampling;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.formulary.PlanId;

/**
 * What an auditor found on an item of a sample, as it is kept and never changed.
 *
 * @param id its id, drawn by chance
 * @param sample the sample
 * @param of the item
 * @param at when it was found
 * @param by who found it
 * @param text what was found, as canonical JSON, sealed because it can speak of the member; null when it was taken away
 *     together with the decision
 */
public record KeptFinding(
        UUID id,
        UUID sample,
        Of of,
        Instant at,
        CallerId by,
        @Nullable String text) {
    public KeptFinding {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(sample, "sample is null");
        Objects.requireNonNull(of, "of is null");
        Objects.requireNonNull(at, "at is null");
        Objects.requireNonNull(by, "by is null");
    }

    /**
     * Which item.
     *
     * @param decision the decision
     * @param item the item's sequence
     * @param plan the decision's plan
     */
    public record Of(DecisionId decision, int item, PlanId plan) {
        public Of {
            Objects.requireNonNull(decision, "decision is null");
            Objects.requireNonNull(plan, "plan is null");
        }
    }
}
