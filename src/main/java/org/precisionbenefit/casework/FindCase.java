package org.precisionbenefit.casework;

import java.util.List;
import java.util.Optional;
import org.precisionbenefit.decision.DecisionId;

/** Which cases are kept? */
public interface FindCase {
    /** The case of this decision, or empty. */
    Optional<Answered> find(DecisionId id);

    /**
     * The cases that match, the latest first; a case that was completed or replaced is given by its latest decision.
     *
     * @return at most 50 cases
     */
    List<Answered> matching(CaseQuery query);
}
