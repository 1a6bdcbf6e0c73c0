package org.precisionbenefit.evidence;

import java.util.Objects;
import org.precisionbenefit.terminology.GeneSymbol;

/**
 * By which value of a gene a guideline's table is entered.
 *
 * @param gene the gene
 * @param value a phenotype, an activity score or an allele's status, as CPIC writes it; {@link #NO_RESULT} for a gene of
 *     several that was not tested
 */
public record Lookup(GeneSymbol gene, String value) {
    /** The value under which guidelines of several genes keep rows for a gene that was not tested. */
    public static final String NO_RESULT = "No Result";

    public Lookup {
        Objects.requireNonNull(gene, "gene is null");
        Objects.requireNonNull(value, "value is null");
    }
}
