package org.precisionbenefit.casework;

import java.util.List;
import java.util.Optional;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.decision.DecisionId;

/** Which cases are kept? */
public interface FindCase {
    /**
     * The case of this decision, or empty when there is none among these plans.
     *
     * @throws org.precisionbenefit.intake.RefusedRequest when it was redacted
     */
    Optional<Answered> find(DecisionId id, VisiblePlans plans);

    /** The cases of these decisions, in their order; one that is not there or was redacted is left out. */
    default List<Answered> findAll(List<DecisionId> ids, VisiblePlans plans) {
        return ids.stream().flatMap(id -> find(id, plans).stream()).toList();
    }

    /**
     * The cases among these plans that match, the latest first; a case that was completed or replaced is given by its latest decision, also
     * when it is asked for by an earlier number.
     *
     * @return at most 50 cases, counted after what does not match is left out
     */
    List<Answered> matching(CaseQuery query, VisiblePlans plans);
}
