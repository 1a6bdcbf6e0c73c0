package org.precisionbenefit.evidence.label;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which classes of interacting drugs the member takes.
 *
 * @param kinds the classes, for example {@code strong CYP2D6 inhibitor}
 * @param complete whether the list of drugs taken is known to be complete; otherwise a class that is not there is unknown
 */
public record Interacting(SortedSet<String> kinds, boolean complete) {
    /** Nothing is known of other drugs. */
    public static final Interacting UNKNOWN = new Interacting(Collections.emptySortedSet(), false);

    public Interacting {
        kinds = Collections.unmodifiableSortedSet(new TreeSet<>(kinds));
    }
}
