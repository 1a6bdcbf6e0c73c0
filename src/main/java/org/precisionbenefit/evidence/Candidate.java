package org.precisionbenefit.evidence;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.Citation;

/**
 * One state in which a gene can be.
 *
 * @param phenotype the phenotype
 * @param diplotype the diplotype in its canonical order, or null when only a phenotype was named
 * @param score the activity score, or null for a gene without, or where an allele has no activity value
 * @param keys the lookup values of guidance; null when the phenotype's name is the only one
 * @param source the knowledge row
 */
record Candidate(
        Phenotype phenotype,
        @Nullable String diplotype,
        @Nullable ActivityScore score,
        @Nullable List<String> keys,
        Citation source) {
    Candidate {
        Objects.requireNonNull(phenotype, "phenotype is null");
        Objects.requireNonNull(source, "source is null");
        keys = keys == null ? null : List.copyOf(keys);
    }

    /** A phenotype that is its own key. */
    static Candidate of(Phenotype phenotype, @Nullable String diplotype, Citation source) {
        return new Candidate(phenotype, diplotype, null, null, source);
    }

    List<String> lookups() {
        return keys == null ? List.of(phenotype.name()) : keys;
    }

    /** Whether both can be true of one person. */
    boolean compatible(Candidate other, GeneTable table) {
        boolean sameAlleles = diplotype == null || other.diplotype == null || diplotype.equals(other.diplotype);
        boolean sameScore = score == null || other.score == null || score.compatible(other.score);
        return sameAlleles && sameScore && table.agree(phenotype, other.phenotype);
    }
}
