package org.precisionbenefit.casework;

import java.util.List;
import java.util.Optional;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.DecisionStore;
import org.precisionbenefit.audit.Found;
import org.precisionbenefit.audit.KeptDecision;
import org.precisionbenefit.audit.KeptEntry;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.intake.ClaimIdentifier;
import org.precisionbenefit.profile.MemberId;

/** A store that finds nothing and keeps nothing. */
final class FailingStore implements DecisionStore {
    @Override
    public Optional<KeptDecision> keep(KeptDecision decision) {
        throw new IllegalStateException("The disk is full.");
    }

    @Override
    public Optional<KeptDecision> find(DecisionId id, VisiblePlans plans) {
        return Optional.empty();
    }

    @Override
    public Optional<KeptDecision> findByKey(String key, VisiblePlans plans) {
        return Optional.empty();
    }

    @Override
    public List<Found> ofClaim(ClaimIdentifier claim, VisiblePlans plans) {
        return List.of();
    }

    @Override
    public List<Found> ofMember(MemberId member, VisiblePlans plans) {
        return List.of();
    }

    @Override
    public Optional<KeptEntry> entry(DecisionId id, VisiblePlans plans) {
        return Optional.empty();
    }
}
