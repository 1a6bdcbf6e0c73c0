package org.precisionbenefit.formulary.yaml;

import org.precisionbenefit.terminology.Period;

/** Compares the days on which rows hold. */
final class Days {
    private Days() {}

    /** Whether there is a day on which both hold. */
    static boolean share(Period one, Period other) {
        return startsBeforeEnd(one, other) && startsBeforeEnd(other, one);
    }

    private static boolean startsBeforeEnd(Period one, Period other) {
        return other.end() == null || !one.start().isAfter(other.end());
    }
}
