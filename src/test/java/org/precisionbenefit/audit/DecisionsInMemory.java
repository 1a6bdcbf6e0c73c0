package org.precisionbenefit.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.intake.ClaimIdentifier;
import org.precisionbenefit.profile.MemberId;
import org.precisionbenefit.terminology.Digest;

/** A decision store for tests that forgets with the test. */
public final class DecisionsInMemory implements DecisionStore {
    private static final Salt SALT = new Salt("5a".repeat(32));
    private static final Digest SEALED = Digest.of("sealed");

    private final Canonical canonical = new JsonCanonical();
    private final List<KeptDecision> kept = new ArrayList<>();
    private final Map<String, KeptEntry> entries = new TreeMap<>();

    @Override
    public synchronized Optional<KeptDecision> keep(KeptDecision decision) {
        Optional<KeptDecision> before = findByKey(decision.key().key(), VisiblePlans.EVERY);
        if (before.isPresent()) {
            return before;
        }
        DecisionId completes = decision.lookup().completes();
        if (completes != null
                && kept.stream().anyMatch(one -> completes.equals(one.lookup().completes()))) {
            return Optional.empty();
        }
        kept.add(decision);
        entries.put(
                decision.id().value(),
                new KeptEntry(canonical.encode(AuditEntry.decided(decision, SALT, SEALED)), SALT, SEALED));
        return Optional.of(decision);
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
    public synchronized List<Found> ofClaim(ClaimIdentifier claim, VisiblePlans plans) {
        return visible(plans)
                .filter(one -> one.lookup().claim().equals(claim))
                .map(DecisionsInMemory::found)
                .toList();
    }

    @Override
    public synchronized List<Found> ofMember(MemberId member, VisiblePlans plans) {
        return visible(plans)
                .filter(one -> one.lookup().member().equals(member))
                .map(DecisionsInMemory::found)
                .toList();
    }

    private static Found found(KeptDecision one) {
        return new Found(one.id(), one.lookup().plan(), one.lookup().completes());
    }

    @Override
    public synchronized Optional<KeptEntry> entry(DecisionId id, VisiblePlans plans) {
        return find(id, plans).map(one -> entries.get(one.id().value()));
    }

    /** The latest first. */
    private Stream<KeptDecision> visible(VisiblePlans plans) {
        List<KeptDecision> latest = new ArrayList<>(kept);
        Collections.reverse(latest);
        return latest.stream().filter(one -> plans.include(one.lookup().plan()));
    }
}
