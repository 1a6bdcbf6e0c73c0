package org.precisionbenefit.evidence;

import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import org.precisionbenefit.terminology.Citation;

/** What one text of one result means. */
sealed interface TextReading {
    /**
     * The text names a phenotype.
     *
     * @param phenotype the phenotype
     * @param diplotypes the diplotypes it may be, in canonical order; empty when only a phenotype was named
     * @param source the knowledge row
     * @param limitations what the text cannot tell
     */
    record Means(Phenotype phenotype, SortedSet<String> diplotypes, Citation source, List<String> limitations)
            implements TextReading {
        public Means {
            Objects.requireNonNull(phenotype, "phenotype is null");
            Objects.requireNonNull(diplotypes, "diplotypes is null");
            Objects.requireNonNull(source, "source is null");
            limitations = List.copyOf(limitations);
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
