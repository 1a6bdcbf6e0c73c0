package org.precisionbenefit.decision.counterfactual;

import org.precisionbenefit.decision.Approved;
import org.precisionbenefit.decision.Automatic;
import org.precisionbenefit.decision.NotRequired;
import org.precisionbenefit.decision.Pended;

/** Where an answer leads. Two answers with other words that lead to the same place are no other outcome. */
public enum Reached {
    /** It is approved, or needs no authorization. */
    APPROVED("the request would be approved"),
    /** It waits for facts that are asked for. */
    WAITS_FOR_FACTS("facts would be asked for"),
    /** It waits for a person. */
    WAITS_FOR_PERSON("a person would review the request");

    private final String words;

    Reached(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** Where this answer leads. */
    public static Reached of(Automatic answer) {
        if (answer instanceof Approved || answer instanceof NotRequired) {
            return APPROVED;
        }
        return answer instanceof Pended pended && pended.waitsFor() == Pended.WaitsFor.INFORMATION
                ? WAITS_FOR_FACTS
                : WAITS_FOR_PERSON;
    }

    /** The machine's one sentence on its answer. */
    static String because(Automatic answer) {
        if (answer instanceof Approved approved) {
            return approved.because();
        } else if (answer instanceof NotRequired free) {
            return free.because();
        }
        return answer instanceof Pended pended ? pended.because() : "";
    }
}
