package org.precisionbenefit.casework;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.precisionbenefit.decision.ItemDecision;
import org.precisionbenefit.intake.RequestedItem;

/**
 * An item that a person decides on.
 *
 * @param decided what the machine recorded of it
 * @param asked what was asked
 * @param citable what can be cited
 * @param receivedAt when the request was received
 */
record ItemUnderReview(ItemDecision decided, RequestedItem asked, List<Ground> citable, Instant receivedAt) {
    ItemUnderReview {
        Objects.requireNonNull(decided, "decided is null");
        Objects.requireNonNull(asked, "asked is null");
        citable = List.copyOf(citable);
        Objects.requireNonNull(receivedAt, "receivedAt is null");
    }
}
