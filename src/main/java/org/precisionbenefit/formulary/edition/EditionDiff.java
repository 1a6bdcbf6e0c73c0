package org.precisionbenefit.formulary.edition;

import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.precisionbenefit.terminology.ConfigurationFault.Problem;

/**
 * What changes from one edition to another.
 *
 * @param changes each change, by list and drug
 * @param plans the plans of either edition on whose lists something changes
 */
public record EditionDiff(List<Change> changes, SortedSet<String> plans) {
    /** Kinds of change. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    public EditionDiff {
        changes = List.copyOf(changes);
        plans = new TreeSet<>(plans);
    }

    /** How many drugs of lists change in this way. */
    public long count(Kind kind) {
        return changes.stream().filter(change -> change.kind() == kind).count();
    }

    /**
     * A change of a drug on a list.
     *
     * @param kind its kind
     * @param list the list
     * @param drug the drug's code, or its name where it has none
     * @param what what changes, such as {@code tier tier-1 -> tier-2}; empty where the drug comes or goes
     */
    public record Change(Kind kind, String list, String drug, List<String> what) {
        public Change {
            Objects.requireNonNull(kind, "kind is null");
            Objects.requireNonNull(list, "list is null");
            Objects.requireNonNull(drug, "drug is null");
            what = List.copyOf(what);
        }

        /** On one line, fit for a terminal. */
        @Override
        public String toString() {
            String text = kind + " " + list + " " + drug + (what.isEmpty() ? "" : ": " + String.join(", ", what));
            return new Problem("", 0, 0, text).message();
        }
    }
}
