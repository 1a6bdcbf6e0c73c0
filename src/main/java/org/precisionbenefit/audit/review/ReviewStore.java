package org.precisionbenefit.audit.review;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.KeptEntry;
import org.precisionbenefit.audit.event.Happened;
import org.precisionbenefit.decision.DecisionId;

/** Which reviews are kept, and what waits for one? */
public interface ReviewStore {
    /** Keeps that a form was opened. */
    void open(ReviewOpening opening);

    /** The opening, or empty when there is none among these plans. */
    Optional<ReviewOpening> opening(ReviewId id, VisiblePlans plans);

    /**
     * Keeps a review, its audit entry, its key and what else happened by it in one durable transaction.
     *
     * @param review the review
     * @param beside events that are kept where the review is
     * @return the review that is kept under the key: this one, or the one that was kept before; empty, and nothing kept,
     *     when the item was answered, or its case went on, meanwhile
     */
    Optional<KeptReview> keep(KeptReview review, List<Happened> beside);

    /** The review that was kept under a key, with its receipt, or empty when there is none among these plans. */
    Optional<KeptReview> findByKey(String key, VisiblePlans plans);

    /** The reviews on the items of a decision, by item. */
    List<KeptReview> of(DecisionId decision, VisiblePlans plans);

    /** The audit entry of a review, or empty when there is none among these plans. */
    Optional<KeptEntry> entry(ReviewId id, VisiblePlans plans);

    /**
     * What waits among these plans, the soonest due first.
     *
     * @param after what comes after this one, or null from the beginning
     * @param most how many at most, above zero
     * @param plans the plans
     */
    List<WaitingItem> waiting(@Nullable WaitingItem after, int most, VisiblePlans plans);

    /** How much waits in every plan, and how much of it is late now or due before another instant. */
    Counts counts(Instant now, Instant soon);

    /**
     * How much waits.
     *
     * @param waiting all of it
     * @param soon what is not late and due soon
     * @param late what is late
     * @param latest the decision that has been late longest, or null when nothing is late
     */
    record Counts(
            long waiting, long soon, long late, @Nullable DecisionId latest) {}

    /** Nothing is kept and nothing waits, where no people review. */
    ReviewStore NONE = new NoReviews();

    /** Where no people review. */
    final class NoReviews implements ReviewStore {
        private NoReviews() {}

        @Override
        public void open(ReviewOpening opening) {
            Objects.requireNonNull(opening, "opening is null");
        }

        @Override
        public Optional<ReviewOpening> opening(ReviewId id, VisiblePlans plans) {
            return Optional.empty();
        }

        @Override
        public Optional<KeptReview> keep(KeptReview review, List<Happened> beside) {
            return Optional.empty();
        }

        @Override
        public Optional<KeptReview> findByKey(String key, VisiblePlans plans) {
            return Optional.empty();
        }

        @Override
        public List<KeptReview> of(DecisionId decision, VisiblePlans plans) {
            return List.of();
        }

        @Override
        public Optional<KeptEntry> entry(ReviewId id, VisiblePlans plans) {
            return Optional.empty();
        }

        @Override
        public List<WaitingItem> waiting(@Nullable WaitingItem after, int most, VisiblePlans plans) {
            return List.of();
        }

        @Override
        public Counts counts(Instant now, Instant soon) {
            return new Counts(0, 0, 0, null);
        }
    }
}
