package org.precisionbenefit.evidence;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.RxCui;

/**
 * What a guideline says about one drug for one result of its genes in one population.
 *
 * @param drug the drug spoken about
 * @param gene the gene, or null in a row that {@link GuidanceDetail} tells
 * @param phenotype the phenotype, or null together with the gene
 * @param population the guideline's population, in the knowledge file's word, for example {@code acs-pci}
 * @param action what to do first of all
 * @param strength how strongly
 * @param alternatives drugs to use instead, by ingredient
 * @param source the guideline row
 */
public record Guidance(
        RxCui drug,
        @Nullable GeneSymbol gene,
        @Nullable Phenotype phenotype,
        String population,
        Action action,
        Strength strength,
        List<RxCui> alternatives,
        Citation source) {
    public Guidance {
        Objects.requireNonNull(drug, "drug is null");
        Objects.requireNonNull(population, "population is null");
        Objects.requireNonNull(action, "action is null");
        Objects.requireNonNull(strength, "strength is null");
        alternatives = List.copyOf(alternatives);
        Objects.requireNonNull(source, "source is null");
        if ((gene == null) != (phenotype == null)) {
            throw new IllegalArgumentException("A phenotype must come with its gene.");
        }
    }
}
