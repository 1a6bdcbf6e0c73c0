package org.precisionbenefit.audit;

import java.util.List;
import java.util.Optional;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.intake.ClaimIdentifier;
import org.precisionbenefit.profile.MemberId;

/** Which decisions are kept? */
public interface DecisionStore {
    /**
     * Keeps a decision, its audit entry and its submission key in one durable transaction.
     *
     * @return the decision that is kept under the key: this one, or the one that was kept before
     */
    KeptDecision keep(KeptDecision decision, String entry);

    Optional<KeptDecision> find(DecisionId id);

    /** The decision kept under a submission key, or empty. */
    Optional<KeptDecision> findByKey(String key);

    /** The latest decision on a submitter's number, or empty. */
    Optional<KeptDecision> findByClaim(ClaimIdentifier claim);

    /** The decisions on a member, the latest first, at most as many as asked for. */
    List<KeptDecision> findByMember(MemberId member, int atMost);

    /** The audit entry of a decision, or empty. */
    Optional<String> entry(DecisionId id);
}
