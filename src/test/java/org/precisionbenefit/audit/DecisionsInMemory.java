package org.precisionbenefit.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.intake.ClaimIdentifier;
import org.precisionbenefit.profile.MemberId;

/** A decision store for tests that forgets with the test. */
public final class DecisionsInMemory implements DecisionStore {
    private final List<KeptDecision> kept = new ArrayList<>();
    private final Map<String, String> entries = new TreeMap<>();

    @Override
    public synchronized KeptDecision keep(KeptDecision decision, String entry) {
        Optional<KeptDecision> before = findByKey(decision.key().key());
        if (before.isPresent()) {
            return before.get();
        }
        kept.add(decision);
        entries.put(decision.id().value(), entry);
        return decision;
    }

    @Override
    public synchronized Optional<KeptDecision> find(DecisionId id) {
        return kept.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    @Override
    public synchronized Optional<KeptDecision> findByKey(String key) {
        return kept.stream().filter(one -> one.key().key().equals(key)).findFirst();
    }

    @Override
    public synchronized Optional<KeptDecision> findByClaim(ClaimIdentifier claim) {
        return latestFirst().stream()
                .filter(one -> one.lookup().claim().equals(claim))
                .findFirst();
    }

    @Override
    public synchronized List<KeptDecision> findByMember(MemberId member, int atMost) {
        return latestFirst().stream()
                .filter(one -> one.lookup().member().equals(member))
                .limit(atMost)
                .toList();
    }

    @Override
    public synchronized Optional<String> entry(DecisionId id) {
        return Optional.ofNullable(entries.get(id.value()));
    }

    private List<KeptDecision> latestFirst() {
        List<KeptDecision> latest = new ArrayList<>(kept);
        Collections.reverse(latest);
        return latest;
    }
}
