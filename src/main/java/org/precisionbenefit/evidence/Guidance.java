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
 * @param gene the gene, or null in a row that is entered by {@code lookups}
 * @param phenotype the phenotype, or null in a row that is entered by {@code lookups}
 * @param population the guideline's population, in the knowledge file's word, for example {@code acs-pci}
 * @param action what to do first of all
 * @param strength how strongly
 * @param alternatives drugs to use instead, by ingredient
 * @param source the guideline row
 * @param lookups the values of the genes that the row is entered by, or null in a row of one gene and phenotype
 * @param advice everything the row says, the action first, or null in a row that says no more than its action
 */
public record Guidance(
        RxCui drug,
        @Nullable GeneSymbol gene,
        @Nullable Phenotype phenotype,
        String population,
        Action action,
        Strength strength,
        List<RxCui> alternatives,
        Citation source,
        @Nullable List<Lookup> lookups,
        @Nullable List<Advice> advice) {
    public Guidance {
        Objects.requireNonNull(drug, "drug is null");
        Objects.requireNonNull(population, "population is null");
        Objects.requireNonNull(action, "action is null");
        Objects.requireNonNull(strength, "strength is null");
        alternatives = List.copyOf(alternatives);
        Objects.requireNonNull(source, "source is null");
        lookups = lookups == null ? null : List.copyOf(lookups);
        advice = advice == null ? null : List.copyOf(advice);
        boolean byPhenotype = gene != null && phenotype != null;
        if (byPhenotype == (lookups != null)) {
            throw new IllegalArgumentException("Guidance must be entered by a phenotype or by lookups, not by both.");
        }
        if (advice != null && (advice.isEmpty() || advice.get(0).action() != action)) {
            throw new IllegalArgumentException("The advice of guidance must start with its action.");
        }
    }

    /** Whether the other row says the same, whatever it is entered by. */
    boolean saysTheSameAs(Guidance other) {
        return action == other.action
                && strength == other.strength
                && alternatives.equals(other.alternatives)
                && Objects.equals(advice, other.advice);
    }
}
