package org.precisionbenefit.profile.history;

import java.io.IOException;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.profile.MemberId;

/** Keeps what was imported, a file as a whole or not at all. Nothing that was kept is changed: a correction comes after it. */
@FunctionalInterface
public interface KeepHistory {
    /**
     * Keeps what a file holds, all of it or, when reading or keeping fails, nothing.
     *
     * @param file reads the file and adds what it holds
     * @throws IOException when the file cannot be read
     */
    void whole(Reading file) throws IOException;

    /** Reads a file. */
    @FunctionalInterface
    interface Reading {
        /** Adds what the file holds, in parts of any size. */
        void into(Adding adding) throws IOException;
    }

    /** Takes what was read. */
    @FunctionalInterface
    interface Adding {
        /** Adds a part of a member's history under a plan. */
        void add(MemberId member, PlanId plan, MemberHistory part);
    }
}
