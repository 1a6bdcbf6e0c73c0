package org.precisionbenefit.casework;

import org.jspecify.annotations.Nullable;
import org.precisionbenefit.decision.DecisionId;

/** Who looks at what went wrong? */
@FunctionalInterface
public interface RaiseAlarm {
    /**
     * Raises an alarm for an operator.
     *
     * @param decision the decision it belongs to
     * @param alarm what happened, without member data
     * @param cause the fault, of which only the kind and place may be shown, or null
     */
    void raise(DecisionId decision, String alarm, @Nullable Throwable cause);
}
