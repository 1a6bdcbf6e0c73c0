package org.precisionbenefit.casework;

import org.precisionbenefit.decision.ItemDecision;
import org.precisionbenefit.decision.Pended;

/** What kind of question an item asks, as clocks tell them apart. */
public enum ClockKind {
    /** Whether the plan's own rules are met. */
    BENEFIT,
    /** Whether the plan lets go of a rule: a step, a limit, a list, an exclusion. */
    EXCEPTION;

    /** The kind of an item that waits. */
    static ClockKind of(ItemDecision item) {
        return item.waitsForStep()
                        || (item.outcome().determination() instanceof Pended pended
                                && asksForException(pended.reason()))
                ? EXCEPTION
                : BENEFIT;
    }

    private static boolean asksForException(Pended.Reason reason) {
        return switch (reason) {
            case QUANTITY_OVER_LIMIT, NOT_COVERED, NOT_IN_FORMULARY -> true;
            case FACTS_MISSING,
                    CRITERION_NOT_MET,
                    SAFETY_EXCLUSION,
                    SAFETY_HOLD,
                    CANNOT_BE_ASKED,
                    DRUG_NOT_IDENTIFIED,
                    DUPLICATE_THERAPY,
                    MEMBERSHIP_IN_DOUBT,
                    SYSTEM -> false;
        };
    }
}
