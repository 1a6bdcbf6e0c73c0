package org.precisionbenefit.profile.history;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Which of several drugs were tried, and for how long.
 *
 * @param byDrug the days of each drug, by its name or identifier
 */
public record Trials(SortedMap<String, TherapyDays> byDrug) {
    public Trials {
        Objects.requireNonNull(byDrug, "byDrug is null");
        byDrug = Collections.unmodifiableSortedMap(new TreeMap<>(byDrug));
    }

    /** The drugs that supplies show for at least that many days. */
    public SortedSet<String> tried(long atLeastDays) {
        return where(days -> days.days() >= atLeastDays && days.days() > 0);
    }

    /** The drugs of which supplies show fewer days, while a fill without days leaves open that there were enough. */
    public SortedSet<String> leftOpen(long atLeastDays) {
        return where(days -> days.days() < atLeastDays && days.open());
    }

    private SortedSet<String> where(Predicate<TherapyDays> holds) {
        SortedSet<String> found = new TreeSet<>();
        byDrug.forEach((drug, days) -> {
            if (holds.test(days)) {
                found.add(drug);
            }
        });
        return found;
    }
}
