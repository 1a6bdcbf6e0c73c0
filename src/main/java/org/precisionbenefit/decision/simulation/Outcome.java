package org.precisionbenefit.decision.simulation;

import org.precisionbenefit.decision.Approved;
import org.precisionbenefit.decision.Automatic;
import org.precisionbenefit.decision.NotRequired;
import org.precisionbenefit.decision.Pended;

/** What becomes of a request at once. */
public enum Outcome {
    /** It is approved, or nothing has to be approved. */
    APPROVE("approve"),
    /** A person decides. */
    PERSON("person"),
    /** The prescriber is asked for what is missing. */
    ASK("ask");

    private final String word;

    Outcome(String word) {
        this.word = word;
    }

    /** How it is written in reports. */
    public String word() {
        return word;
    }

    /** What an answer of the machine is. */
    public static Outcome of(Automatic answer) {
        if (answer instanceof Approved || answer instanceof NotRequired) {
            return APPROVE;
        }
        return answer instanceof Pended pended && pended.waitsFor() == Pended.WaitsFor.INFORMATION ? ASK : PERSON;
    }
}
