package org.precisionbenefit.api;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.precisionbenefit.access.Caller;
import org.precisionbenefit.casework.ReviewAnswered;
import org.precisionbenefit.casework.ReviewArrival;
import org.precisionbenefit.casework.ReviewCases;
import org.precisionbenefit.casework.ReviewForm;
import org.precisionbenefit.casework.Reviewed;
import org.precisionbenefit.decision.DecisionId;

/** Reviews as a door gives them out: that a form was opened is a look at the member's data. */
public final class NotedReviews implements ReviewCases {
    private final ReviewCases reviews;
    private final NoteReads reads;

    /**
     * Builds it.
     *
     * @param reviews the way of a review
     * @param reads notes each look
     */
    public NotedReviews(ReviewCases reviews, NoteReads reads) {
        this.reviews = Objects.requireNonNull(reviews, "reviews is null");
        this.reads = Objects.requireNonNull(reads, "reads is null");
    }

    @Override
    public ReviewForm open(Caller caller, DecisionId decision, int item) {
        ReviewForm form = reviews.open(caller, decision, item);
        reads.of(List.of(decision));
        return form;
    }

    /** What comes back is what was just decided, which has an entry of its own. */
    @Override
    public ReviewAnswered review(ReviewArrival arrival, Function<Reviewed, String> door) {
        return reviews.review(arrival, door);
    }
}
