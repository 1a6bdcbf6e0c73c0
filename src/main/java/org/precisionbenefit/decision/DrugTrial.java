package org.precisionbenefit.decision;

import java.util.List;
import java.util.Objects;
import org.precisionbenefit.profile.Provenance;

/**
 * Whether one drug was tried as a policy asks.
 *
 * @param state how far that is known
 * @param countsAnything whether anything known of it lies within the days that count
 * @param facts what is known of it
 */
record DrugTrial(State state, boolean countsAnything, List<Provenance> facts) {
    DrugTrial {
        Objects.requireNonNull(state, "state is null");
        facts = List.copyOf(facts);
    }

    /** How far it is known. */
    enum State {
        /** Records show it. */
        SHOWN,
        /** Somebody says so. */
        SAID,
        /** What is known of the drug leaves it open. */
        OPEN,
        /** What is known of the drug is all there is, and too little. */
        TOO_LITTLE
    }

    boolean isShown() {
        return state == State.SHOWN;
    }

    boolean isSaid() {
        return state == State.SAID;
    }

    /** Whether all that is known of it lies for certain outside the days that count, or nothing is known. */
    boolean liesOutside() {
        return !countsAnything && facts.stream().allMatch(fact -> fact.date() != null);
    }

    /** Whether nothing is left open. */
    boolean isTold() {
        return state != State.OPEN;
    }
}
