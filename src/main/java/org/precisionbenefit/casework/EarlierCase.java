package org.precisionbenefit.casework;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.DecisionStore;
import org.precisionbenefit.audit.Found;
import org.precisionbenefit.audit.KeptDecision;
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

    private final DecisionStore store;
    private final Canonical canonical;

    EarlierCase(DecisionStore store, Canonical canonical) {
        this.store = Objects.requireNonNull(store, "store is null");
        this.canonical = Objects.requireNonNull(canonical, "canonical is null");
    }

    /**
     * The decision that this request follows, or null.
     *
     * @throws RefusedRequest when the named request is another member's, or cannot be cancelled by this one
     */
    @Nullable
    DecisionId of(Arrival arrival) {
        ClaimIdentifier related = arrival.request().related();
        Optional<KeptDecision> earlier = related == null
                ? Optional.empty()
                : store.findByClaim(related, arrival.caller().plans());
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

    /** Only what still waits is closed; what a member may already rely on is no machine's to take away. */
    private void checkCancels(Arrival arrival, DecisionId newest) {
        KeptDecision last = store.find(newest, arrival.caller().plans())
                .orElseThrow(() -> new IllegalStateException("A decision that was found is not kept."));
        DecisionRecord record = canonical.decode(last.texts().record(), DecisionRecord.class);
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
        if (!answers.stream().allMatch(Pended.class::isInstance)) {
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
