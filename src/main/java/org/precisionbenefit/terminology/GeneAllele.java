package org.precisionbenefit.terminology;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One allele of a gene that is named by a star, for example {@code HLA-B*58:01}; of an HLA allele two fields.
 *
 * @param gene the gene
 * @param allele the allele with its star, for example {@code *58:01}
 */
public record GeneAllele(GeneSymbol gene, String allele) {
    private static final Pattern WRITTEN =
            Pattern.compile("(?<gene>[A-Z][A-Z0-9-]{1,19})(?<allele>\\*[0-9]{1,3}(:[0-9]{2,3})?)");

    public GeneAllele {
        Objects.requireNonNull(gene, "gene is null");
        Objects.requireNonNull(allele, "allele is null");
    }

    /** Reads gene and allele as one word, or empty when it is none. */
    public static Optional<GeneAllele> read(String text) {
        Matcher written = WRITTEN.matcher(text);
        return written.matches()
                ? Optional.of(new GeneAllele(new GeneSymbol(written.group("gene")), written.group("allele")))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return gene + allele;
    }
}
