package org.precisionbenefit.decision;

import java.util.Objects;
import org.precisionbenefit.formulary.FormularyItem;

/**
 * What the plan says of a drug.
 *
 * @param item the row
 * @param stepUnnamed whether it asks for other drugs first and does not name them, as published lists do
 * @param limitUnread whether it limits the quantity and does not say to how much of what in how many days
 */
record PlanRow(FormularyItem item, boolean stepUnnamed, boolean limitUnread) {
    PlanRow {
        Objects.requireNonNull(item, "item is null");
    }

    /** A row of files, which say what they mean. */
    static PlanRow of(FormularyItem item) {
        return new PlanRow(item, false, false);
    }

    /** Whether an authorization or a step is asked for. */
    boolean needsAuthorization() {
        return item.priorAuthorization() || !item.stepTherapy().isEmpty() || stepUnnamed;
    }
}
