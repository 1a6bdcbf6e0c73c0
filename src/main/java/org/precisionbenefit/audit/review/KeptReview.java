package org.precisionbenefit.audit.review;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.audit.SubmissionKey;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.formulary.PlanId;

/**
 * What a person decided on one item, as it is kept and never changed afterwards.
 *
 * @param id the review
 * @param decision the decision whose item waited
 * @param plan its plan
 * @param item the item's sequence
 * @param at when it was decided
 * @param key by what a repetition is recognised
 * @param texts the texts
 * @param receipt the log's promise, or null where nobody asked for it
 */
public record KeptReview(
        ReviewId id,
        DecisionId decision,
        PlanId plan,
        int item,
        Instant at,
        SubmissionKey key,
        Texts texts,
        @Nullable String receipt) {
    public KeptReview {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(decision, "decision is null");
        Objects.requireNonNull(plan, "plan is null");
        Objects.requireNonNull(at, "at is null");
        Objects.requireNonNull(key, "key is null");
        Objects.requireNonNull(texts, "texts is null");
    }

    /** The same with the log's promise. */
    public KeptReview receipted(String promise) {
        return new KeptReview(id, decision, plan, item, at, key, texts, promise);
    }

    /**
     * The texts of one review.
     *
     * @param record what was decided, by whom, and what was seen, as canonical JSON
     * @param request the request's body as received
     * @param answer the answer's body as sent
     */
    public record Texts(String record, String request, String answer) {
        public Texts {
            Objects.requireNonNull(record, "record is null");
            Objects.requireNonNull(request, "request is null");
            Objects.requireNonNull(answer, "answer is null");
        }
    }
}
