package org.precisionbenefit.evidence.tumour;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.RxCui;

/**
 * What is known of the treatment that is asked for.
 *
 * @param settings the situations that are known; empty when none is
 * @param line the line of systemic therapy, or null when not known
 * @param prior drugs taken before, by ingredient
 * @param companions drugs given together with it, by ingredient
 */
public record Treatment(
        SortedSet<Setting> settings, @Nullable TherapyLine line, SortedSet<RxCui> prior, SortedSet<RxCui> companions) {
    /** Nothing is known. */
    public static final Treatment UNKNOWN = new Treatment(
            Collections.emptySortedSet(), null, Collections.emptySortedSet(), Collections.emptySortedSet());

    public Treatment {
        settings = Collections.unmodifiableSortedSet(new TreeSet<>(settings));
        prior = Collections.unmodifiableSortedSet(new TreeSet<>(prior));
        companions = Collections.unmodifiableSortedSet(new TreeSet<>(companions));
    }
}
