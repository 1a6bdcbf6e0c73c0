package org.precisionbenefit.decision;

import org.precisionbenefit.formulary.benefit.CountedIn;

/** Compares units as people write them. It converts nothing: a unit that is not the same is said to be another. */
final class Units {
    private Units() {}

    /** Whether both name the same unit, whatever their letter case, braces or plural. */
    static boolean same(String one, String other) {
        return CountedIn.same(one, other);
    }
}
