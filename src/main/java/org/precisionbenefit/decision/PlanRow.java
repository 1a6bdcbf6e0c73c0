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

    /** The row after what results opened. Of a step whose drugs are not named nothing is opened but the whole. */
    PlanRow opened(OpenedBenefit by) {
        boolean noStep = by.rows().stream()
                .map(row -> row.change().stepTherapy())
                .anyMatch(steps -> steps != null && steps.isEmpty());
        return new PlanRow(by.benefit(), stepUnnamed && !noStep, limitUnread);
    }

    /** Whether an authorization or a step is asked for. */
    boolean needsAuthorization() {
        return item.priorAuthorization() || !item.stepTherapy().isEmpty() || stepUnnamed;
    }
}
