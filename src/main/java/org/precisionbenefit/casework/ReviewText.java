package org.precisionbenefit.casework;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.audit.review.ReviewId;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.decision.ReviewAction;

/**
 * A review as it is written down; the components are those of {@link Reviewed}, in an order that never changes.
 *
 * @param id the review
 * @param decision the decision
 * @param item the item's sequence
 * @param at when
 * @param by who
 * @param answer what
 * @param seen what was seen before
 * @param override why otherwise, or null
 */
record ReviewText(
        ReviewId id,
        DecisionId decision,
        int item,
        Instant at,
        Reviewer by,
        Answer answer,
        ReviewSeen seen,
        @Nullable String override) {
    ReviewText {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(decision, "decision is null");
        Objects.requireNonNull(at, "at is null");
        Objects.requireNonNull(by, "by is null");
        Objects.requireNonNull(answer, "answer is null");
        Objects.requireNonNull(seen, "seen is null");
    }

    /**
     * What was decided.
     *
     * @param action the X12 306 action
     * @param because why, for the member
     * @param granted what was approved, or null
     * @param prescriber what whoever prescribed said of less, or null
     * @param cut what was denied, or null
     */
    record Answer(
            ReviewAction action,
            String because,
            @Nullable Granted granted,
            @Nullable PrescriberAnswer prescriber,
            @Nullable Cut cut) {
        Answer {
            Objects.requireNonNull(action, "action is null");
            Objects.requireNonNull(because, "because is null");
        }
    }

    /**
     * What a denial rests on.
     *
     * @param ground the ground
     * @param reason the reason by the field's own codes
     */
    record Cut(Ground ground, DenialReason reason) {
        Cut {
            Objects.requireNonNull(ground, "ground is null");
            Objects.requireNonNull(reason, "reason is null");
        }

        static @Nullable Cut of(@Nullable Denied denied) {
            return denied == null ? null : new Cut(denied.ground(), denied.reason());
        }
    }

    static ReviewText of(Reviewed review) {
        return new ReviewText(
                review.id(),
                review.decision(),
                review.item(),
                review.at(),
                review.by(),
                answer(review),
                review.seen(),
                review.override());
    }

    private static Answer answer(Reviewed review) {
        ReviewAction action = review.answer().reviewAction();
        String because = review.answer().because();
        if (review.answer() instanceof ApprovedByPerson approved) {
            return new Answer(action, because, approved.granted(), approved.prescriber(), Cut.of(approved.rest()));
        }
        if (review.answer() instanceof Denied denied) {
            return new Answer(action, because, null, null, Cut.of(denied));
        }
        throw new IllegalStateException("A review must approve or deny.");
    }

    Reviewed read() {
        return new Reviewed(id, decision, item, at, by, HumanReview.asKept(by, answer), seen, override);
    }
}
