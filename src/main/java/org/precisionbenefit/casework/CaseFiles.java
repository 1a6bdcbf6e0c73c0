package org.precisionbenefit.casework;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.DecisionStore;
import org.precisionbenefit.audit.Found;
import org.precisionbenefit.audit.KeptDecision;
import org.precisionbenefit.audit.event.Gone;
import org.precisionbenefit.audit.review.ReviewStore;
import org.precisionbenefit.decision.Approved;
import org.precisionbenefit.decision.Automatic;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.Explanation;
import org.precisionbenefit.decision.Pended;

/** Finds kept decisions and opens them as cases. */
public final class CaseFiles implements FindCase {
    private static final int MOST = 50;

    private final DecisionStore store;
    private final ReviewStore reviews;
    private final Canonical canonical;

    /**
     * Opens cases.
     *
     * @param store where decisions are kept
     * @param reviews what people decided since
     * @param canonical how records are written
     */
    public CaseFiles(DecisionStore store, ReviewStore reviews, Canonical canonical) {
        this.store = Objects.requireNonNull(store, "store is null");
        this.reviews = Objects.requireNonNull(reviews, "reviews is null");
        this.canonical = Objects.requireNonNull(canonical, "canonical is null");
    }

    /** Where no people review. */
    public CaseFiles(DecisionStore store, Canonical canonical) {
        this(store, ReviewStore.NONE, canonical);
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
        Optional<KeptDecision> kept = store.find(id, plans);
        if (kept.isEmpty()) {
            store.redactedAt(id, plans).ifPresent(at -> {
                throw Gone.since(id, at);
            });
        }
        return kept.map(found -> reviewed(found, plans));
    }

    @Override
    public List<Answered> matching(CaseQuery query, VisiblePlans plans) {
        List<Found> ofMember = store.ofMember(query.member(), plans);
        Set<DecisionId> replaced =
                ofMember.stream().map(Found::completes).filter(Objects::nonNull).collect(Collectors.toSet());
        return ofMember.stream()
                .filter(found -> !replaced.contains(found.id()))
                .filter(found -> query.plan() == null || found.plan().equals(query.plan()))
                .flatMap(found -> store.find(found.id(), plans).stream())
                .filter(kept -> query.numbers().isEmpty() || carries(kept, query.numbers(), plans))
                .limit(MOST)
                .map(kept -> reviewed(kept, plans))
                .toList();
    }

    private Answered reviewed(KeptDecision kept, VisiblePlans plans) {
        Answered answered = answered(kept, canonical, false);
        return new Answered(answered.file().reviewed(reviews(kept, plans)), answered.body(), false, answered.receipt());
    }

    private List<Reviewed> reviews(KeptDecision kept, VisiblePlans plans) {
        return reviews.of(kept.id(), plans).stream()
                .map(review -> canonical
                        .decode(review.texts().record(), ReviewText.class)
                        .read())
                .toList();
    }

    /** Whether this decision, or one that it goes back to, was answered with one of the numbers. */
    private boolean carries(KeptDecision last, List<String> numbers, VisiblePlans plans) {
        return CaseChain.back(last, store, plans)
                .flatMap(kept -> Stream.concat(
                        canonical.decode(kept.texts().record(), DecisionRecord.class).items().stream()
                                .map(item -> number(item.outcome().determination())),
                        reviews(kept, plans).stream().map(Reviewed::number)))
                .anyMatch(numbers::contains);
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
        return new Answered(file, kept.exchange(), repeated);
    }
}
