package org.precisionbenefit.evidence;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One arrangement of alleles on a person's chromosomes.
 *
 * @param chromosomes two, or one where there is only one
 * @param phased whether the text says which alleles lie together
 */
record Genotype(List<Chromosome> chromosomes, boolean phased) {
    private static final Pattern NUMBER = Pattern.compile("\\*([0-9]{1,6}).*");
    private static final Comparator<String> CANONICAL =
            Comparator.comparingInt(Genotype::number).thenComparing(Comparator.naturalOrder());

    Genotype {
        chromosomes = List.copyOf(chromosomes);
    }

    /**
     * What lies on one chromosome.
     *
     * @param pieces copies of one gene, or single variants of one copy
     */
    record Chromosome(List<Piece> pieces) {
        Chromosome {
            pieces = List.copyOf(pieces);
        }

        static Chromosome of(Piece piece) {
            return new Chromosome(List.of(piece));
        }

        String text(String between) {
            return pieces.stream().map(Piece::text).collect(Collectors.joining(between));
        }
    }

    /**
     * An allele with the number of its copies.
     *
     * @param allele the allele by the file's name, or null when the file does not hold it
     * @param copies how many, or the least number
     * @param orMore whether there may be more
     */
    record Piece(@Nullable String allele, int copies, boolean orMore) {
        static Piece one(@Nullable String allele) {
            return new Piece(allele, 1, false);
        }

        String text() {
            String name = allele == null ? GeneEvidence.NOT_LISTED : allele;
            return copies == 1 && !orMore ? name : name + "x" + (orMore ? "≥" : "") + copies;
        }
    }

    /** The diplotype in its canonical order. */
    String text(String between) {
        return chromosomes.stream()
                .map(one -> one.text(between))
                .sorted(CANONICAL)
                .collect(Collectors.joining("/"));
    }

    private static int number(String allele) {
        Matcher digits = NUMBER.matcher(allele);
        return digits.matches() ? Integer.parseInt(digits.group(1)) : Integer.MAX_VALUE;
    }
}
