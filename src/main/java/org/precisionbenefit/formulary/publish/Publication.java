package org.precisionbenefit.formulary.publish;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** A body of things that are published together, read a piece at a time, because it can hold millions. */
public interface Publication {
    /** By what it is told from others; it does not change while what it holds does not. */
    String key();

    /**
     * Reads on.
     *
     * @param kind of which kind
     * @param after behind which place, or empty to begin
     * @param wanted what may be left out
     * @param most how many at most, above zero
     * @return in the order of their places; empty when there is nothing more
     * @throws IllegalArgumentException when there is no such place
     */
    List<Placed> read(Entry.Kind kind, String after, Wanted wanted, int most);

    /** The entry of this id, or empty when this publication does not hold it. */
    Optional<Entry> find(Entry.Kind kind, String id);

    /**
     * An entry at its place.
     *
     * @param entry the entry
     * @param place behind which to read on
     */
    record Placed(Entry entry, String place) {
        public Placed {
            Objects.requireNonNull(entry, "entry is null");
            Objects.requireNonNull(place, "place is null");
        }
    }

    /**
     * What is looked for, as far as it helps to look at less. What does not fit may come all the same.
     *
     * @param lists the ids of the lists, or empty for every one
     * @param medicines the ids of the drugs of items, or empty for every one
     * @param codes the codes of drugs, or empty for every one
     */
    record Wanted(SortedSet<String> lists, SortedSet<String> medicines, SortedSet<String> codes) {
        /** Everything. */
        public static final Wanted ALL = new Wanted(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());

        public Wanted {
            lists = new TreeSet<>(lists);
            medicines = new TreeSet<>(medicines);
            codes = new TreeSet<>(codes);
        }
    }
}
