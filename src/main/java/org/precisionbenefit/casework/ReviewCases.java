package org.precisionbenefit.casework;

import java.util.function.Function;
import org.precisionbenefit.access.Caller;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.intake.RefusedRequest;

/** What does a person decide on what waits? Nothing else decides it: no timer, no model and no system. */
public interface ReviewCases {
    /**
     * Opens the form for one item, and keeps that it was opened and what it shows.
     *
     * @throws RefusedRequest when there is no such item among the caller's plans, when it does not wait, or when the caller may
     *     not decide on it
     */
    ReviewForm open(Caller caller, DecisionId decision, int item);

    /**
     * Decides on one item.
     *
     * @param arrival what is wanted, and by whom
     * @param door how the answer is written
     * @return the answer, after it has been durably kept
     * @throws RefusedRequest when the item is answered already, or what is wanted lacks what it has to rest on
     */
    ReviewAnswered review(ReviewArrival arrival, Function<Reviewed, String> door);
}
