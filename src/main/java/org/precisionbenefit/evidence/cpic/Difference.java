package org.precisionbenefit.evidence.cpic;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.GeneSymbol;

/**
 * One row in which an export differs from what stands.
 *
 * @param gene the gene
 * @param what the sentence for a person: which row, what stands, what the export says
 * @param row the row to paste into the gene's file when it is accepted, or null where a person has to write it
 */
public record Difference(
        GeneSymbol gene, String what, @Nullable String row) {
    public Difference {
        Objects.requireNonNull(gene, "gene is null");
        Objects.requireNonNull(what, "what is null");
    }
}
