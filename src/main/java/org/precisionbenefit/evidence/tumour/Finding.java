package org.precisionbenefit.evidence.tumour;

import java.util.List;
import java.util.Objects;
import org.precisionbenefit.profile.BiomarkerFact;

/**
 * Whether a condition on markers holds.
 *
 * @param state whether it holds
 * @param reasons why it is not known, or what has to be said beside it; in the order of the rule
 * @param by the results that decide it
 */
record Finding(State state, List<Reason> reasons, List<BiomarkerFact> by) {
    Finding {
        Objects.requireNonNull(state, "state is null");
        reasons = List.copyOf(reasons);
        by = List.copyOf(by);
    }

    static Finding unknown(Reason reason) {
        return new Finding(State.UNKNOWN, List.of(reason), List.of());
    }

    static Finding of(State state, List<BiomarkerFact> by) {
        return new Finding(state, List.of(), by);
    }

    /** The same with true and false exchanged. */
    Finding reversed() {
        State other =
                switch (state) {
                    case MET -> State.NOT_MET;
                    case NOT_MET -> State.MET;
                    case UNKNOWN -> State.UNKNOWN;
                };
        return new Finding(other, reasons, by);
    }

    /** Whether a condition holds. */
    enum State {
        MET,
        NOT_MET,
        UNKNOWN
    }
}
