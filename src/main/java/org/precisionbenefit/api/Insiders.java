package org.precisionbenefit.api;

import org.precisionbenefit.access.Caller;
import org.precisionbenefit.access.Role;

/** Who may know of a review more than what was decided: those who review and those who audit. */
public final class Insiders {
    private Insiders() {}

    /** Whether the caller is one of them. */
    public static boolean include(Caller caller) {
        return caller.roles().contains(Role.REVIEWER) || caller.roles().contains(Role.AUDITOR);
    }
}
