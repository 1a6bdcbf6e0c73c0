package org.precisionbenefit.decision;

import java.util.Objects;
import org.precisionbenefit.intake.Prescriber;
import org.precisionbenefit.intake.RequestedItem;

/**
 * What is asked for, and by whom.
 *
 * @param item the item
 * @param prescriber who asks
 */
record ItemOfPrescriber(RequestedItem item, Prescriber prescriber) {
    ItemOfPrescriber {
        Objects.requireNonNull(item, "item is null");
        Objects.requireNonNull(prescriber, "prescriber is null");
    }
}
