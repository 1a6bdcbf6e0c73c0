package org.precisionbenefit.decision;

import org.precisionbenefit.terminology.LetterCase;

/** Compares units as people write them. It converts nothing: a unit that is not the same is said to be another. */
final class Units {
    private Units() {}

    /** Whether both name the same unit, whatever their letter case, braces or plural. */
    static boolean same(String one, String other) {
        return plain(one).equals(plain(other));
    }

    private static String plain(String unit) {
        String plain = LetterCase.lower(unit.strip());
        if (plain.startsWith("{") && plain.endsWith("}")) {
            plain = plain.substring(1, plain.length() - 1);
        }
        return plain.length() > 3 && plain.endsWith("s") ? plain.substring(0, plain.length() - 1) : plain;
    }
}
