package org.precisionbenefit.audit;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.audit.review.Waits;
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
 * @param waits its items that wait, by which it is found in the queue; empty in what was read back
 */
public record Lookup(
        PlanId plan,
        MemberId member,
        ClaimIdentifier claim,
        @Nullable DecisionId completes,
        Releases releases,
        List<Waits> waits) {
    public Lookup {
        Objects.requireNonNull(plan, "plan is null");
        Objects.requireNonNull(member, "member is null");
        Objects.requireNonNull(claim, "claim is null");
        Objects.requireNonNull(releases, "releases is null");
        waits = List.copyOf(waits);
    }

    /** Of a decision of which nothing waits, or that is read back. */
    public Lookup(
            PlanId plan, MemberId member, ClaimIdentifier claim, @Nullable DecisionId completes, Releases releases) {
        this(plan, member, claim, completes, releases, List.of());
    }
}
