package org.precisionbenefit.casework;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.Caller;
import org.precisionbenefit.decision.DecisionId;

/**
 * A review as it came through a door, read and not yet judged.
 *
 * @param caller who sends it
 * @param decision the decision
 * @param wanted what is wanted
 * @param body the body as received, kept for the record
 * @param idempotencyKey the caller's key for it, or null when none was sent and the opened form stands for it
 */
public record ReviewArrival(
        Caller caller,
        DecisionId decision,
        ReviewRequest wanted,
        String body,
        @Nullable String idempotencyKey) {
    public ReviewArrival {
        Objects.requireNonNull(caller, "caller is null");
        Objects.requireNonNull(decision, "decision is null");
        Objects.requireNonNull(wanted, "wanted is null");
        Objects.requireNonNull(body, "body is null");
    }
}
