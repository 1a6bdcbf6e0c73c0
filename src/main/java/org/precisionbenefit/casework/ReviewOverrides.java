package org.precisionbenefit.casework;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.decision.Evaluation;
import org.precisionbenefit.decision.Pended;
import org.precisionbenefit.decision.Proposal;
import org.precisionbenefit.policy.Finding;
import org.precisionbenefit.policy.Status;

/** When does a reviewer decide otherwise than the criteria came to or the engine proposed, and has to say why? */
final class ReviewOverrides {
    private ReviewOverrides() {}

    /** Refuses one that says nothing, and a reason where there is nothing to override. */
    static void check(ItemUnderReview item, Pended pended, ReviewRequest wanted) {
        String reason = ReviewWords.optional(wanted.override(), "/override");
        String overrides = overrides(item, pended, wanted);
        if (overrides != null && reason == null) {
            throw ReviewWords.refused("/override", overrides + " Write why.");
        }
        if (overrides == null && reason != null) {
            throw ReviewWords.refused(
                    "/override", "This follows what the criteria came to. Leave the reason for an override out.");
        }
    }

    private static @Nullable String overrides(ItemUnderReview item, Pended pended, ReviewRequest wanted) {
        Proposal proposal = pended.proposal();
        return switch (wanted.verdict()) {
            case APPROVE -> approval(item, pended);
            case APPROVE_LESS ->
                proposal == null || isProposed(item, proposal, wanted.grant())
                        ? null
                        : "The engine proposed another amount.";
            case DENY -> proposal == null ? null : "The engine proposed an amount that could be approved.";
        };
    }

    private static @Nullable String approval(ItemUnderReview item, Pended pended) {
        if (pended.waitsFor() == Pended.WaitsFor.INFORMATION) {
            return "Facts that the criteria ask for are missing.";
        }
        if (pended.proposal() != null) {
            return "The engine proposed another amount.";
        }
        if (pended.reason() == Pended.Reason.NOT_COVERED) {
            return "The plan's own row does not cover it, or that cannot be told.";
        }
        if (pended.reason() == Pended.Reason.SAFETY_EXCLUSION) {
            return "A safety criterion is not met, or what was sent on it contradicts itself.";
        }
        return isAgainstCriterion(item.decided().evaluation(), pended) ? "A criterion that decided is not met." : null;
    }

    private static boolean isAgainstCriterion(@Nullable Evaluation evaluation, Pended pended) {
        List<Finding> findings = evaluation == null ? List.of() : evaluation.findings();
        return findings.stream()
                .anyMatch(finding ->
                        finding.status() == Status.NOT_MET && pended.deciding().contains(finding.criterion()));
    }

    private static boolean isProposed(ItemUnderReview item, Proposal proposal, ReviewRequest.@Nullable Grant grant) {
        if (grant == null || grant.drug() != null) {
            return false;
        }
        Integer days = grant.daysSupply() == null ? item.asked().daysSupply() : grant.daysSupply();
        return grant.quantity() != null
                && grant.quantity().unit().equals(proposal.quantity().unit())
                && grant.quantity().value().compareTo(proposal.quantity().value()) == 0
                && Objects.equals(days, proposal.daysSupply());
    }
}
