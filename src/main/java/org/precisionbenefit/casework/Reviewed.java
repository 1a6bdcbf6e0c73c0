package org.precisionbenefit.casework;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.audit.review.ReviewId;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.decision.HumanDetermination;

/**
 * What a person decided on one item. The machine's own answer stands beside it and never changes.
 *
 * @param id the review
 * @param decision the decision whose item waited
 * @param item the item's sequence
 * @param at when
 * @param by who
 * @param answer what
 * @param seen what was seen before
 * @param override why it was decided otherwise than the criteria came to or the engine proposed, or null where it was not
 */
public record Reviewed(
        ReviewId id,
        DecisionId decision,
        int item,
        Instant at,
        Reviewer by,
        HumanDetermination answer,
        ReviewSeen seen,
        @Nullable String override) {
    public Reviewed {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(decision, "decision is null");
        Objects.requireNonNull(at, "at is null");
        Objects.requireNonNull(by, "by is null");
        Objects.requireNonNull(answer, "answer is null");
        Objects.requireNonNull(seen, "seen is null");
    }

    /** The number under which a claim is paid, or empty where nothing was approved. */
    public String number() {
        return answer instanceof ApprovedByPerson approved ? approved.granted().authorizationNumber() : "";
    }
}
