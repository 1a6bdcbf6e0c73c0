package org.precisionbenefit.evidence.label;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Two alleles, in order, so that {@code *3/*1} and {@code *1/*3} are the same.
 *
 * @param first the lower one
 * @param second the higher one
 */
record Genotype(String first, String second) {
    Genotype {
        Objects.requireNonNull(first, "first is null");
        Objects.requireNonNull(second, "second is null");
    }

    /** Reads two alleles with a slash between them; empty when the text is anything else. */
    static Optional<Genotype> read(String written) {
        String[] parts = written.replace(" ", "").split("/", -1);
        if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
            return Optional.empty();
        }
        List<String> sorted = List.of(parts).stream().sorted().toList();
        return Optional.of(new Genotype(sorted.get(0), sorted.get(1)));
    }

    boolean holds(String allele) {
        return first.equals(allele) || second.equals(allele);
    }
}
