package org.precisionbenefit.policy.draft;

import java.util.List;
import java.util.Optional;

/** Which simulations of drafts were begun, and what did they come to? They are added and read, and never changed. */
public interface DraftTrialStore {
    /**
     * Keeps that a simulation began; its own number and end do not count.
     *
     * @return the number that it got
     */
    long begin(DraftTrial trial);

    /** Keeps what the simulation of this number came to. */
    void end(long number, DraftTrial.End end);

    /** The simulation of this number, or empty when there is none. */
    Optional<DraftTrial> find(long number);

    /** Those of a draft, the newest first. */
    List<DraftTrial> of(long draft);
}
