package org.precisionbenefit.evidence;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.GeneSymbol;

/**
 * The phenotype of a gene with what other drugs make of it, for a policy that asks. The genetic phenotype stands beside it.
 *
 * @param gene the gene
 * @param possible the phenotypes that are possible, in order; empty where none is known
 * @param converted which drugs act on the enzyme; null where none of those that are known to be taken does
 * @param settled whether no drug of the knowledge files could change the genetic phenotype, so that it does not matter
 *     whether all drugs are known
 */
public record AdjustedPhenotype(
        GeneSymbol gene, List<Phenotype> possible, @Nullable Converted converted, boolean settled) {
    public AdjustedPhenotype {
        Objects.requireNonNull(gene, "gene is null");
        possible = List.copyOf(possible);
    }
}
