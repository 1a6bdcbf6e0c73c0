package org.precisionbenefit.evidence;

import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/** What one text of one result means. */
sealed interface TextReading {
    /**
     * The text names a state of the gene, or several of which one is true.
     *
     * @param candidates the states, at least one
     * @param limitations what the text cannot tell
     * @param settledBy what would settle which state is true; empty when the text leaves nothing open
     */
    record Means(List<Candidate> candidates, List<String> limitations, List<String> settledBy) implements TextReading {
        public Means {
            candidates = List.copyOf(candidates);
            limitations = List.copyOf(limitations);
            settledBy = List.copyOf(settledBy);
            if (candidates.isEmpty()) {
                throw new IllegalArgumentException("A reading must have at least one state.");
            }
        }

        /** A text that leaves one state. */
        static Means one(Candidate candidate) {
            return new Means(List.of(candidate), List.of(), List.of());
        }

        /** The diplotypes it may be, in order; empty when none was named. */
        SortedSet<String> diplotypes() {
            SortedSet<String> all = new TreeSet<>();
            for (Candidate one : candidates) {
                String diplotype = one.diplotype();
                if (diplotype != null) {
                    all.add(diplotype);
                }
            }
            return all;
        }

        /** The phenotype of the first state. */
        Phenotype phenotype() {
            return candidates.get(0).phenotype();
        }

        boolean compatible(Means other, GeneTable table) {
            return candidates.stream()
                    .anyMatch(one -> other.candidates.stream().anyMatch(two -> one.compatible(two, table)));
        }
    }

    /**
     * The text gives no phenotype.
     *
     * @param why the reason with a sentence for a person
     * @param decisive whether no other text can make up for it: it names alleles, but not such that a phenotype follows
     */
    record Fails(GeneEvidence.Unreadable why, boolean decisive) implements TextReading {
        public Fails {
            Objects.requireNonNull(why, "why is null");
        }
    }

    /** A failure that no other text can make up for. */
    static Fails fails(GeneEvidence.Reason reason, String detail) {
        return new Fails(new GeneEvidence.Unreadable(reason, detail), true);
    }

    /** A text that says nothing, beside which another text may still speak. */
    static Fails saysNothing(String detail) {
        return new Fails(new GeneEvidence.Unreadable(GeneEvidence.Reason.UNREADABLE_TEXT, detail), false);
    }
}
