package org.precisionbenefit.evidence.tumour;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.precisionbenefit.profile.BiomarkerFinding;
import org.precisionbenefit.terminology.LetterCase;

/**
 * Which parts of a gene a result without findings covers.
 *
 * @param parts the parts in lower case; empty when the result does not say
 */
record Coverage(SortedSet<String> parts) {
    private static final Set<String> WHOLE =
            Set.of("whole gene", "full gene", "all exons", "full coding region", "coding region", "all coding exons");

    Coverage {
        parts = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(parts));
    }

    static Coverage of(BiomarkerFinding.NothingFound nothing) {
        return of(nothing.covered());
    }

    static Coverage of(List<String> covered) {
        SortedSet<String> parts = new TreeSet<>();
        covered.forEach(part -> parts.add(LetterCase.lower(part.strip()).replaceAll("\\s+", " ")));
        return new Coverage(parts);
    }

    boolean isSaid() {
        return !parts.isEmpty();
    }

    /** Whether the whole gene was examined, which is what a result means that names no part. */
    boolean isWhole() {
        return parts.isEmpty() || parts.stream().anyMatch(WHOLE::contains);
    }

    /** Whether all of these parts were examined; a result that names none does not show it. */
    boolean holds(List<String> wanted) {
        return parts.stream().anyMatch(WHOLE::contains)
                || wanted.stream().allMatch(part -> parts.contains(LetterCase.lower(part)));
    }

    /** Whether the variant would have been seen. */
    boolean reaches(VariantPattern pattern) {
        if (isWhole()) {
            return true;
        }
        if (pattern instanceof VariantPattern.Named named) {
            return parts.contains(LetterCase.lower(named.name().text()))
                    || parts.contains("codon " + named.name().firstCodon());
        }
        if (pattern instanceof VariantPattern.AtCodons at) {
            return at.codons().stream().allMatch(codon -> parts.contains("codon " + codon));
        }
        return pattern instanceof VariantPattern.InExon in && parts.contains("exon " + in.exon());
    }
}
