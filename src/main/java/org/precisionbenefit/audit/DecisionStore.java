package org.precisionbenefit.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.intake.ClaimIdentifier;
import org.precisionbenefit.profile.MemberId;

/** Which decisions are kept? */
public interface DecisionStore {
    /**
     * Keeps a decision, its audit entry and its submission key in one durable transaction.
     *
     * @return the decision that is kept under the key: this one, or the one that was kept before; empty, and nothing kept,
     *     when the decision that it completes was completed by another one meanwhile
     * @throws org.precisionbenefit.intake.RefusedRequest when the decision that was kept before is redacted
     */
    Optional<KeptDecision> keep(KeptDecision decision);

    /** The decision, or empty when there is none among these plans. */
    Optional<KeptDecision> find(DecisionId id, VisiblePlans plans);

    /** The decision kept under a submission key, with its receipt, or empty when there is none among these plans. */
    Optional<KeptDecision> findByKey(String key, VisiblePlans plans);

    /** Every decision on a submitter's number among these plans, whoever sent it, the latest first. */
    List<Found> ofClaim(ClaimIdentifier claim, VisiblePlans plans);

    /** Every decision on a member among these plans, the latest first. */
    List<Found> ofMember(MemberId member, VisiblePlans plans);

    /** When what was kept of a decision was destroyed, or empty when it was not, or is not among these plans. */
    default Optional<Instant> redactedAt(DecisionId id, VisiblePlans plans) {
        return Optional.empty();
    }

    /** The audit entry of a decision, or empty when there is none among these plans. */
    Optional<KeptEntry> entry(DecisionId id, VisiblePlans plans);
}
