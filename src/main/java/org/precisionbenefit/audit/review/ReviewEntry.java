package org.precisionbenefit.audit.review;

import java.time.Instant;
import java.util.Objects;
import org.precisionbenefit.audit.AuditEntry;
import org.precisionbenefit.audit.Salt;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.terminology.Digest;

/**
 * The line of a review in the audit trail. It holds commitments, and neither what was decided nor anything of the member.
 *
 * @param event that a person decided
 * @param review the review
 * @param decision the decision whose item waited
 * @param item the item's sequence
 * @param at when
 * @param commitments what it commits to
 */
public record ReviewEntry(
        AuditEntry.Event event, ReviewId review, DecisionId decision, int item, Instant at, Commitments commitments) {
    public ReviewEntry {
        Objects.requireNonNull(event, "event is null");
        Objects.requireNonNull(review, "review is null");
        Objects.requireNonNull(decision, "decision is null");
        Objects.requireNonNull(at, "at is null");
        Objects.requireNonNull(commitments, "commitments is null");
    }

    /**
     * The entry of a review.
     *
     * @param kept the review
     * @param salt the salt of its commitments
     * @param sealed the digest of its sealed payload
     */
    public static ReviewEntry of(KeptReview kept, Salt salt, Digest sealed) {
        return new ReviewEntry(
                AuditEntry.Event.HUMAN_REVIEW,
                kept.id(),
                kept.decision(),
                kept.item(),
                kept.at(),
                new Commitments(
                        salt.commitTo(kept.texts().record()),
                        salt.commitTo(kept.texts().request()),
                        salt.commitTo(kept.texts().answer()),
                        sealed));
    }

    /**
     * The commitments to one review's texts.
     *
     * @param record to what was decided and seen
     * @param request to the request as received
     * @param answer to the answer as sent
     * @param sealed the digest of the sealed payload
     */
    public record Commitments(Digest record, Digest request, Digest answer, Digest sealed) {
        public Commitments {
            Objects.requireNonNull(record, "record is null");
            Objects.requireNonNull(request, "request is null");
            Objects.requireNonNull(answer, "answer is null");
            Objects.requireNonNull(sealed, "sealed is null");
        }
    }
}
