package org.precisionbenefit.intake;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.PlanId;

/**
 * A drug prior authorization request, already well formed: it cannot be built from a bad one.
 *
 * @param identifier the submitter's number
 * @param related the earlier request that this one completes or replaces, or null when it is the first
 * @param urgency how fast the answer is needed
 * @param plan the plan under whose coverage the request is made
 * @param prescriber who asks
 * @param membership whether that plan covers the patient, or null when nothing was sent by which it could be judged
 * @param items what is asked for, one to {@link #MAX_ITEMS}, no sequence twice
 * @param purpose what the request is for, or null when it asks for authorization
 */
public record PriorAuthRequest(
        ClaimIdentifier identifier,
        @Nullable ClaimIdentifier related,
        Urgency urgency,
        PlanId plan,
        Prescriber prescriber,
        @Nullable Membership membership,
        List<RequestedItem> items,
        @Nullable Purpose purpose) {
    /** More is no request for one member any more, and deciding compares the items with each other. */
    public static final int MAX_ITEMS = 100;

    public PriorAuthRequest {
        Objects.requireNonNull(identifier, "identifier is null");
        Objects.requireNonNull(urgency, "urgency is null");
        Objects.requireNonNull(plan, "plan is null");
        Objects.requireNonNull(prescriber, "prescriber is null");
        items = List.copyOf(items);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("A request must hold at least one item.");
        }
        if (items.size() > MAX_ITEMS) {
            throw new IllegalArgumentException(
                    "A request must hold at most " + MAX_ITEMS + " items, not " + items.size() + ".");
        }
        if (purpose == Purpose.CANCELLATION && related == null) {
            throw new IllegalArgumentException("A cancellation must name the request that it cancels.");
        }
        Set<Integer> seen = new HashSet<>();
        for (RequestedItem item : items) {
            if (!seen.add(item.sequence())) {
                throw new IllegalArgumentException("The item sequence (" + item.sequence() + ") stands twice.");
            }
        }
    }

    /** Whether the submitter withdraws the earlier request instead of asking for anything. */
    public boolean cancels() {
        return purpose == Purpose.CANCELLATION;
    }

    /** What a request is for, other than authorization. */
    public enum Purpose {
        /** The earlier request is withdrawn by its own submitter. */
        CANCELLATION
    }

    /** What keeps a machine from answering on the day; what was not sent raises no doubt. */
    public List<Membership.Doubt> doubtsOn(LocalDate day) {
        return membership == null ? List.of() : membership.doubtsOn(day);
    }
}
