package org.precisionbenefit.evidence.tumour;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * When and with what a label gives the drug.
 *
 * @param settings the situations, one of which must be; empty for any
 * @param fromLine the first line of systemic therapy that counts, or null for any
 * @param toLine the last one, or null for any
 * @param after what must have been taken before, one drug of each group
 * @param regimens what it is given with: one of these, each one drug of each of its groups; an empty one means alone; no
 *     regimen at all where the label does not say
 * @param fromMonths the youngest age in months, or null where the row names none
 */
public record Therapy(
        SortedSet<Setting> settings,
        @Nullable Integer fromLine,
        @Nullable Integer toLine,
        List<DrugGroup> after,
        List<List<DrugGroup>> regimens,
        @Nullable Integer fromMonths) {
    /** Nothing is asked. */
    public static final Therapy ANY = new Therapy(Collections.emptySortedSet(), null, null, List.of(), List.of(), null);

    public Therapy {
        settings = Collections.unmodifiableSortedSet(new TreeSet<>(settings));
        after = List.copyOf(after);
        regimens = regimens.stream().map(List::copyOf).toList();
        if (fromLine != null && toLine != null && toLine < fromLine) {
            throw new IllegalArgumentException("The lines of therapy must be in order.");
        }
    }

    /** Whether it depends on the line of therapy. */
    boolean asksForLine() {
        return fromLine != null || toLine != null;
    }
}
