package org.precisionbenefit.evidence;

import java.util.List;
import java.util.Objects;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.RxCui;

/**
 * What a guideline says about one drug for one phenotype in one population.
 *
 * @param drug the drug spoken about
 * @param gene the gene
 * @param phenotype the phenotype
 * @param population the guideline's population, in the knowledge file's word, for example {@code acs-pci}
 * @param action what to do
 * @param strength how strongly
 * @param alternatives drugs to use instead, by ingredient
 * @param source the guideline row
 */
public record Guidance(
        RxCui drug,
        GeneSymbol gene,
        Phenotype phenotype,
        String population,
        Action action,
        Strength strength,
        List<RxCui> alternatives,
        Citation source) {
    public Guidance {
        Objects.requireNonNull(drug, "drug is null");
        Objects.requireNonNull(gene, "gene is null");
        Objects.requireNonNull(phenotype, "phenotype is null");
        Objects.requireNonNull(population, "population is null");
        Objects.requireNonNull(action, "action is null");
        Objects.requireNonNull(strength, "strength is null");
        alternatives = List.copyOf(alternatives);
        Objects.requireNonNull(source, "source is null");
    }
}
