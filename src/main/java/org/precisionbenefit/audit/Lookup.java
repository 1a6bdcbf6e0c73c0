package org.precisionbenefit.audit;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.decision.Releases;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.intake.ClaimIdentifier;
import org.precisionbenefit.profile.MemberId;

/**
 * By what a kept decision is found again.
 *
 * @param plan the plan
 * @param member the member
 * @param claim the submitter's number
 * @param completes the earlier decision that it completes or replaces, or null
 * @param releases the releases it was made with, which are kept as long as it is
 */
public record Lookup(
        PlanId plan,
        MemberId member,
        ClaimIdentifier claim,
        @Nullable DecisionId completes,
        Releases releases) {
    public Lookup {
        Objects.requireNonNull(plan, "plan is null");
        Objects.requireNonNull(member, "member is null");
        Objects.requireNonNull(claim, "claim is null");
        Objects.requireNonNull(releases, "releases is null");
    }
}
