package org.precisionbenefit.audit.review;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.formulary.PlanId;

/**
 * That somebody opened the form for a review. It says what was shown and holds nothing of the member.
 *
 * @param id the opening, drawn by chance
 * @param decision the decision
 * @param plan its plan
 * @param item the item's sequence
 * @param by who opened it
 * @param at when, by the server's clock
 * @param parts what was shown, in the order in which it stood there
 * @param scoresHidden whether a law, or their being in shadow, kept scores from being shown
 */
public record ReviewOpening(
        ReviewId id,
        DecisionId decision,
        PlanId plan,
        int item,
        CallerId by,
        Instant at,
        List<ReviewPart> parts,
        boolean scoresHidden) {
    public ReviewOpening {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(decision, "decision is null");
        Objects.requireNonNull(plan, "plan is null");
        Objects.requireNonNull(by, "by is null");
        Objects.requireNonNull(at, "at is null");
        parts = List.copyOf(parts);
    }
}
