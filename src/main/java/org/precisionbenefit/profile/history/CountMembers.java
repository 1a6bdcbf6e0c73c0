package org.precisionbenefit.profile.history;

import org.precisionbenefit.formulary.PlanId;

/** Of how many members does the plan have records? */
@FunctionalInterface
public interface CountMembers {
    /**
     * Counts.
     *
     * @param plan the plan whose records are counted
     * @throws IllegalStateException when the records cannot be read
     */
    long of(PlanId plan);
}
