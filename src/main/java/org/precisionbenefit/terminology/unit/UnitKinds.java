package org.precisionbenefit.terminology.unit;

import java.util.ArrayList;
import java.util.List;

/**
 * What a unit measures, without its size.
 *
 * @param above the kinds above the line, sorted; each as often as its power
 * @param below the kinds below the line, likewise
 */
record UnitKinds(List<String> above, List<String> below) {
    static final String MASS = "mass";
    static final String AMOUNT = "amount of substance";

    UnitKinds {
        above = above.stream().sorted().toList();
        below = below.stream().sorted().toList();
    }

    /** Whether it is the same as the other with a mass in the place of an amount of substance. */
    boolean isMassOf(UnitKinds other) {
        if (!below.equals(other.below) || count(above, MASS) != 1 || count(other.above, AMOUNT) != 1) {
            return false;
        }
        List<String> rest = new ArrayList<>(above);
        rest.remove(MASS);
        List<String> otherRest = new ArrayList<>(other.above);
        otherRest.remove(AMOUNT);
        return rest.equals(otherRest);
    }

    private static long count(List<String> kinds, String kind) {
        return kinds.stream().filter(kind::equals).count();
    }
}
