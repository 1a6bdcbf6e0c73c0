package org.precisionbenefit.audit.outcome;

import java.util.List;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.formulary.PlanId;

/** Which outcomes were reported? They are added and never changed; a later report of the same prediction stands in its place. */
public interface OutcomeStore {
    /**
     * Keeps outcomes of one file, all of them or none.
     *
     * @return how many are new; what was kept before is left alone
     */
    int keep(List<Kept> outcomes);

    /** The outcomes of these plans that stand, in the order in which they became known. */
    List<Kept> all(VisiblePlans plans);

    /** A number that grows with each outcome that is kept, 0 before the first. */
    long last();

    /**
     * An outcome and its plan.
     *
     * @param plan the plan under which the decision was made
     * @param outcome the outcome
     */
    record Kept(PlanId plan, BoundOutcome outcome) {}
}
