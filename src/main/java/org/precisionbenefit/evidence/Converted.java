package org.precisionbenefit.evidence;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.RxCui;

/**
 * What other drugs make of a gene's result (phenoconversion). It stands beside the genetic reading and never replaces it.
 *
 * @param gene the gene
 * @param adjusted the gene's lookup values that are possible with the drugs taken, in order; null when no source says what
 *     the drugs make of the result
 * @param causes the drugs that act on the enzyme, in order, at least one
 * @param limitations what cannot be told, in sentences for a person
 */
public record Converted(
        GeneSymbol gene, @Nullable List<String> adjusted, List<Cause> causes, List<String> limitations) {
    public Converted {
        Objects.requireNonNull(gene, "gene is null");
        adjusted = adjusted == null ? null : List.copyOf(adjusted);
        causes = List.copyOf(causes);
        limitations = List.copyOf(limitations);
        if (causes.isEmpty()) {
            throw new IllegalArgumentException("A conversion must have a cause.");
        }
    }

    /**
     * One drug that acts on the enzyme.
     *
     * @param drug the ingredient
     * @param name its name
     * @param effect what it does
     * @param counts whether its effect changed what is possible; a weak effect is only noted
     * @param verified whether the row was compared with its source itself
     * @param source the knowledge row
     */
    public record Cause(
            RxCui drug, String name, EnzymeEffect effect, boolean counts, boolean verified, Citation source) {
        public Cause {
            Objects.requireNonNull(drug, "drug is null");
            Objects.requireNonNull(name, "name is null");
            Objects.requireNonNull(effect, "effect is null");
            Objects.requireNonNull(source, "source is null");
        }
    }
}
