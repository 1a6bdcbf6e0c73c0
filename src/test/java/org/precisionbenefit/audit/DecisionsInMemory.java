package org.precisionbenefit.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.intake.ClaimIdentifier;
import org.precisionbenefit.profile.MemberId;

/** A decision store for tests that forgets with the test. */
public final class DecisionsInMemory implements DecisionStore {
    private final List<KeptDecision> kept = new ArrayList<>();
    private final Map<String, String> entries = new TreeMap<>();

    @Override
    public synchronized KeptDecision keep(KeptDecision decision, String entry) {
        Optional<KeptDecision> before = findByKey(decision.key().key(), VisiblePlans.EVERY);
        if (before.isPresent()) {
            return before.get();
        }
        kept.add(decision);
        entries.put(decision.id().value(), entry);
        return decision;
    }

    @Override
    public synchronized Optional<KeptDecision> find(DecisionId id, VisiblePlans plans) {
        return visible(plans).filter(one -> one.id().equals(id)).findFirst();
    }

    @Override
    public synchronized Optional<KeptDecision> findByKey(String key, VisiblePlans plans) {
        return visible(plans).filter(one -> one.key().key().equals(key)).findFirst();
    }

    @Override
    public synchronized Optional<KeptDecision> findByClaim(ClaimIdentifier claim, VisiblePlans plans) {
        return visible(plans).filter(one -> one.lookup().claim().equals(claim)).findFirst();
    }

    @Override
    public synchronized List<KeptDecision> findByMember(MemberId member, VisiblePlans plans, int atMost) {
        return visible(plans)
                .filter(one -> one.lookup().member().equals(member))
                .limit(atMost)
                .toList();
    }

    @Override
    public synchronized Optional<String> entry(DecisionId id, VisiblePlans plans) {
        return find(id, plans).map(one -> entries.get(one.id().value()));
    }

    /** The latest first. */
    private Stream<KeptDecision> visible(VisiblePlans plans) {
        List<KeptDecision> latest = new ArrayList<>(kept);
        Collections.reverse(latest);
        return latest.stream().filter(one -> plans.include(one.lookup().plan()));
    }
}
