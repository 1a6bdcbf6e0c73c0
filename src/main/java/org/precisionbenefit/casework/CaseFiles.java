package org.precisionbenefit.casework;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.DecisionStore;
import org.precisionbenefit.audit.KeptDecision;
import org.precisionbenefit.decision.Approved;
import org.precisionbenefit.decision.Automatic;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.Explanation;
import org.precisionbenefit.decision.Pended;

/** Finds kept decisions and opens them as cases. */
public final class CaseFiles implements FindCase {
    /** How many decisions on one member are looked through: no member has as many, and memory has an end. */
    static final int READ = 1_000;

    private static final int MOST = 50;

    private final DecisionStore store;
    private final Canonical canonical;

    public CaseFiles(DecisionStore store, Canonical canonical) {
        this.store = Objects.requireNonNull(store, "store is null");
        this.canonical = Objects.requireNonNull(canonical, "canonical is null");
    }

    /**
     * The kept form of the due instants.
     *
     * @param items by when each pended item must be answered
     */
    record Due(List<ItemDue> items) {
        Due {
            items = List.copyOf(items);
        }
    }

    @Override
    public Optional<Answered> find(DecisionId id, VisiblePlans plans) {
        return store.find(id, plans).map(kept -> answered(kept, canonical, true));
    }

    @Override
    public List<Answered> matching(CaseQuery query, VisiblePlans plans) {
        Set<DecisionId> replaced = new HashSet<>();
        List<KeptDecision> ofMember = store.findByMember(query.member(), plans, READ);
        for (KeptDecision kept : ofMember) {
            DecisionId earlier = kept.lookup().completes();
            if (earlier != null) {
                replaced.add(earlier);
            }
        }
        return ofMember.stream()
                .filter(kept -> !replaced.contains(kept.id()))
                .filter(kept -> query.plan() == null || kept.lookup().plan().equals(query.plan()))
                .filter(kept -> query.claim() == null || names(kept, query, ofMember))
                .filter(kept -> query.numbers().isEmpty() || carries(kept, query.numbers(), ofMember))
                .limit(MOST)
                .map(kept -> answered(kept, canonical, true))
                .toList();
    }

    /** Whether this decision, or one that it goes back to, was answered with one of the numbers. */
    private boolean carries(KeptDecision kept, List<String> numbers, List<KeptDecision> ofMember) {
        boolean own = canonical.decode(kept.texts().record(), DecisionRecord.class).items().stream()
                .map(item -> number(item.outcome().determination()))
                .anyMatch(numbers::contains);
        DecisionId earlier = kept.lookup().completes();
        return own
                || ofMember.stream()
                        .filter(candidate -> candidate.id().equals(earlier))
                        .anyMatch(candidate -> carries(candidate, numbers, ofMember));
    }

    /** Whether this decision, or one that it goes back to, answers the submitter's number. */
    private static boolean names(KeptDecision kept, CaseQuery query, List<KeptDecision> ofMember) {
        if (kept.lookup().claim().equals(query.claim())) {
            return true;
        }
        DecisionId earlier = kept.lookup().completes();
        return earlier != null
                && ofMember.stream()
                        .filter(candidate -> candidate.id().equals(earlier))
                        .anyMatch(candidate -> names(candidate, query, ofMember));
    }

    private static String number(Automatic determination) {
        if (determination instanceof Approved approved) {
            return approved.authorizationNumber();
        }
        return determination instanceof Pended pended ? pended.referenceNumber() : "";
    }

    static Answered answered(KeptDecision kept, Canonical canonical, boolean repeated) {
        CaseFile file = new CaseFile(
                canonical.decode(kept.texts().record(), DecisionRecord.class),
                canonical.decode(kept.texts().explanation(), Explanation.class),
                kept.receivedAt(),
                canonical.decode(kept.texts().due(), Due.class).items());
        return new Answered(file, kept.exchange().answer(), repeated);
    }
}
