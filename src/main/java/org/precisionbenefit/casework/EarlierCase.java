package org.precisionbenefit.casework;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.DecisionStore;
import org.precisionbenefit.audit.Found;
import org.precisionbenefit.audit.KeptDecision;
import org.precisionbenefit.audit.event.Gone;
import org.precisionbenefit.audit.review.ReviewStore;
import org.precisionbenefit.decision.Automatic;
import org.precisionbenefit.decision.Cancelled;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.Pended;
import org.precisionbenefit.intake.ClaimIdentifier;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.intake.RequestedItem;

/** Finds the earlier request that a request names, and whether it may be completed, replaced or withdrawn. */
final class EarlierCase {
    private static final String RELATED = "Claim.related";
    /** How many requests of one number are looked at; a client has no reason to use one so often. */
    private static final int MOST = 50;

    private final DecisionStore store;
    private final ReviewStore reviews;
    private final Canonical canonical;

    EarlierCase(DecisionStore store, ReviewStore reviews, Canonical canonical) {
        this.store = Objects.requireNonNull(store, "store is null");
        this.reviews = Objects.requireNonNull(reviews, "reviews is null");
        this.canonical = Objects.requireNonNull(canonical, "canonical is null");
    }

    /**
     * The decision that this request follows, or null.
     *
     * @throws RefusedRequest when the named request is another member's, or cannot be cancelled by this one
     */
    @Nullable
    DecisionId of(Arrival arrival) {
        Optional<KeptDecision> earlier = named(arrival);
        if (earlier.isEmpty()) {
            if (arrival.request().cancels()) {
                throw new RefusedRequest(
                        RefusedRequest.Kind.NOT_FOUND,
                        RELATED,
                        "There is no request of this number to cancel. Check the number.");
            }
            // One that is not known here is no reason to keep the member waiting.
            return null;
        }
        if (!earlier.get().lookup().member().equals(arrival.profile().member())) {
            throw refused(
                    "The request that this one names belongs to another member. Name a request of the same member.");
        }
        DecisionId newest = newest(earlier.get(), arrival.caller().plans());
        if (arrival.request().cancels()) {
            checkCancels(arrival, newest);
        }
        return newest;
    }

    /**
     * From when the clock of a request runs that follows another: from the receipt of the first request of the case that nobody
     * has answered since. That more is asked of the sender stops no clock.
     *
     * @param earlier the decision that the request follows, or null
     * @param receivedAt when it was received itself
     * @param plans the plans among which is looked
     */
    Instant openedAt(@Nullable DecisionId earlier, Instant receivedAt, VisiblePlans plans) {
        Optional<KeptDecision> last = earlier == null ? Optional.empty() : store.find(earlier, plans);
        return last.stream()
                .flatMap(kept -> CaseChain.back(kept, store, plans))
                .takeWhile(kept -> waits(kept, plans))
                .map(KeptDecision::receivedAt)
                .filter(receivedAt::isAfter)
                .min(Comparator.naturalOrder())
                .orElse(receivedAt);
    }

    private boolean waits(KeptDecision kept, VisiblePlans plans) {
        return record(kept).items().stream().anyMatch(item -> item.outcome().determination() instanceof Pended)
                && reviews.of(kept.id(), plans).isEmpty();
    }

    /**
     * The request that this one names, as far as the caller has to do with it: for anybody else it is not there. Two clients
     * may use the same number, so that the caller's own comes first.
     */
    private Optional<KeptDecision> named(Arrival arrival) {
        ClaimIdentifier related = arrival.request().related();
        if (related == null) {
            return Optional.empty();
        }
        return first(related, arrival, kept -> isSenders(kept, arrival))
                .or(() -> first(related, arrival, kept -> isPrescribers(kept, arrival)));
    }

    private Optional<KeptDecision> first(ClaimIdentifier number, Arrival arrival, Predicate<KeptDecision> which) {
        VisiblePlans plans = arrival.caller().plans();
        return store.ofClaim(number, plans).stream()
                .limit(MOST)
                .flatMap(found -> store.find(found.id(), plans).stream())
                .filter(which)
                .findFirst();
    }

    /** A case is withdrawn only by who opened it; who sent any part of it may go on with it. */
    private boolean isSenders(KeptDecision kept, Arrival arrival) {
        CallerId caller = arrival.caller().id();
        return caller.equals(opening(kept, arrival).exchange().sender())
                || (!arrival.request().cancels()
                        && caller.equals(kept.exchange().sender()));
    }

    /**
     * The systems of one prescriber may complete what another of them has sent for the same member; who names another member
     * must not learn that the number exists. Where the sender was not kept, the prescriber stands for it.
     */
    private boolean isPrescribers(KeptDecision kept, Arrival arrival) {
        KeptDecision judged = arrival.request().cancels() ? opening(kept, arrival) : kept;
        String prescriber = arrival.request().prescriber().npi();
        return (!arrival.request().cancels() || judged.exchange().sender() == null)
                && kept.lookup().member().equals(arrival.profile().member())
                && !prescriber.isEmpty()
                && prescriber.equals(
                        record(judged).inputs().request().prescriber().npi());
    }

    /** The first decision of the case that this one belongs to. */
    private KeptDecision opening(KeptDecision kept, Arrival arrival) {
        return CaseChain.back(kept, store, arrival.caller().plans())
                .reduce((later, earlier) -> earlier)
                .orElseThrow();
    }

    private DecisionRecord record(KeptDecision kept) {
        return canonical.decode(kept.texts().record(), DecisionRecord.class);
    }

    private RuntimeException gone(DecisionId newest, VisiblePlans plans) {
        return store.redactedAt(newest, plans)
                .<RuntimeException>map(at -> Gone.since(newest, at))
                .orElseGet(() -> new IllegalStateException("A decision that was found is not kept."));
    }

    /** Only what still waits is closed; what a member may already rely on is no machine's to take away. */
    private void checkCancels(Arrival arrival, DecisionId newest) {
        KeptDecision last = store.find(newest, arrival.caller().plans())
                .orElseThrow(() -> gone(newest, arrival.caller().plans()));
        DecisionRecord record = record(last);
        String prescriber = arrival.request().prescriber().npi();
        if (prescriber.isEmpty()
                || !prescriber.equals(record.inputs().request().prescriber().npi())) {
            throw refused(
                    "A request is cancelled only by who sent it: prescriber and NPI must be those of the request.");
        }
        List<Automatic> answers = record.items().stream()
                .map(item -> item.outcome().determination())
                .toList();
        if (answers.stream().allMatch(Cancelled.class::isInstance)) {
            throw refused("The request is cancelled already. Nothing is left to do.");
        }
        if (!answers.stream().allMatch(Pended.class::isInstance)
                || !reviews.of(newest, arrival.caller().plans()).isEmpty()) {
            throw refused(
                    "The request, or an item of it, is answered and does not wait any more, and no machine takes an"
                            + " answer back. Nothing was changed. Ask the plan to void an authorization that is not wanted.");
        }
        if (!sequences(record.inputs().request().items())
                .equals(sequences(arrival.request().items()))) {
            throw refused("A cancellation must carry every item of the request under the same sequence.");
        }
    }

    /** A case that was updated since goes on from its newest decision, and is judged by it. */
    private DecisionId newest(KeptDecision named, VisiblePlans plans) {
        Map<DecisionId, DecisionId> next = new HashMap<>();
        for (Found found : store.ofMember(named.lookup().member(), plans)) {
            if (found.completes() != null) {
                next.put(found.completes(), found.id());
            }
        }
        DecisionId newest = named.id();
        while (next.containsKey(newest)) {
            newest = Objects.requireNonNull(next.remove(newest));
        }
        return newest;
    }

    private static Set<Integer> sequences(List<RequestedItem> items) {
        return items.stream().map(RequestedItem::sequence).collect(Collectors.toSet());
    }

    private static RefusedRequest refused(String message) {
        return new RefusedRequest(RefusedRequest.Kind.INVALID, RELATED, message);
    }
}
