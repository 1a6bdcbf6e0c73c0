package org.precisionbenefit.profile.history;

import java.time.Instant;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.profile.MemberId;

/** What do the plan's records say of a member, as far as they were known at an instant? */
@FunctionalInterface
public interface LookUpHistory {
    /** Where no history is kept, nothing is known of anybody. */
    LookUpHistory NONE = (member, plan, knownBy) -> MemberHistory.NONE;

    /**
     * Looks up.
     *
     * @param member the member by the number on their coverage
     * @param plan the plan whose records are asked; those of another plan are not seen
     * @param knownBy what became known later is left out
     * @return what was known, empty when nothing was
     * @throws IllegalStateException when the records cannot be read: that is not the same as nothing
     */
    MemberHistory of(MemberId member, PlanId plan, Instant knownBy);
}
