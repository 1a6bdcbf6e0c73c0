package org.precisionbenefit.casework;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.profile.MemberId;

/**
 * Which cases are looked for; what is given must match.
 *
 * @param member the member
 * @param plan the plan, or null for any
 * @param numbers authorization or reference numbers; empty for any
 */
public record CaseQuery(MemberId member, @Nullable PlanId plan, List<String> numbers) {
    public CaseQuery {
        Objects.requireNonNull(member, "member is null");
        numbers = List.copyOf(numbers);
    }
}
