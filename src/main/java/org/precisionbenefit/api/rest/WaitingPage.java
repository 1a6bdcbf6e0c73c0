package org.precisionbenefit.api.rest;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.api.QueuePlace;
import org.precisionbenefit.audit.review.WaitingItem;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.formulary.PlanId;

/**
 * A page of what waits.
 *
 * @param waiting the items, the soonest due first
 * @param next what {@code after} must be for the next page, or null when this is the last
 */
public record WaitingPage(List<Item> waiting, @Nullable String next) {
    public WaitingPage {
        waiting = List.copyOf(waiting);
    }

    /** One more than a page was asked for, which says whether there is a next one. */
    static WaitingPage of(List<WaitingItem> found, int most, Instant now) {
        List<WaitingItem> shown = found.subList(0, Math.min(most, found.size()));
        return new WaitingPage(
                shown.stream().map(item -> Item.of(item, now)).toList(),
                found.size() > most ? QueuePlace.write(shown.get(most - 1)) : null);
    }

    /**
     * An item.
     *
     * @param decision the decision
     * @param item the item's sequence
     * @param plan the plan
     * @param dueAt by when it must be answered
     * @param late whether that has passed
     */
    public record Item(DecisionId decision, int item, PlanId plan, Instant dueAt, boolean late) {
        public Item {
            Objects.requireNonNull(decision, "decision is null");
            Objects.requireNonNull(plan, "plan is null");
            Objects.requireNonNull(dueAt, "dueAt is null");
        }

        static Item of(WaitingItem waiting, Instant now) {
            return new Item(waiting.decision(), waiting.item(), waiting.plan(), waiting.dueAt(), waiting.isLate(now));
        }
    }
}
