package org.precisionbenefit.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.precisionbenefit.evidence.AdjustedPhenotype;
import org.precisionbenefit.evidence.Converted;
import org.precisionbenefit.evidence.GeneEvidence;
import org.precisionbenefit.evidence.Phenotype;
import org.precisionbenefit.policy.Term;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.profile.MedicationFact;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.LetterCase;

/**
 * Finds phenotypes with what other drugs make of them, as words of the vocabulary. That no drug is known that acts on the
 * enzyme does not say that none is taken: the genetic phenotype then stands only where no drug could change it, or where
 * the vocabulary says that what was not sent is not there.
 */
final class AdjustedTerms {
    private final TakenDrugs drugs;

    AdjustedTerms(TakenDrugs drugs) {
        this.drugs = drugs;
    }

    TermValue phenotype(String gene, Term term, ItemContext context) {
        GeneSymbol symbol = new GeneSymbol(gene);
        Optional<AdjustedPhenotype> found = context.evidence().adjusted(symbol);
        Converted converted = found.map(AdjustedPhenotype::converted).orElse(null);
        if (found.isPresent() && converted != null) {
            return adjusted(found.get(), converted, context);
        }
        TermValue genetic = GeneTerms.phenotype(gene, context);
        boolean stands = term.absentMeans() == Term.AbsentMeans.NO
                || found.filter(AdjustedPhenotype::settled).isPresent();
        return genetic instanceof TermValue.Unknown || stands
                ? genetic
                : ClinicalTerms.unknown(
                        TermValue.Reason.ABSENT,
                        "No drug was sent that acts on the enzyme of gene " + gene
                                + "; whether none is taken is not known.",
                        genetic.facts());
    }

    private TermValue adjusted(AdjustedPhenotype found, Converted converted, ItemContext context) {
        Optional<GeneEvidence> gene = context.evidence().gene(found.gene());
        List<Provenance> facts = new ArrayList<>();
        gene.ifPresent(evidence -> facts.addAll(evidence.from()));
        List<Provenance> taken = taken(converted, context);
        facts.addAll(taken);
        String limitations = String.join(" ", converted.limitations());
        List<Phenotype> possible = found.possible();
        if (possible.size() == 1) {
            boolean documented = gene.filter(evidence -> evidence.standing() == Provenance.Source.DOCUMENTED)
                            .isPresent()
                    && ClinicalTerms.weakest(taken) == Provenance.Source.DOCUMENTED;
            return new TermValue.Words(
                    List.of(LetterCase.lower(possible.get(0).name())),
                    documented ? Provenance.Source.DOCUMENTED : Provenance.Source.ATTESTED,
                    facts);
        }
        return possible.isEmpty()
                ? ClinicalTerms.unknown(TermValue.Reason.UNREADABLE, limitations, facts)
                : ClinicalTerms.unknown(
                        TermValue.Reason.CONFLICT,
                        "With the drugs taken several phenotypes are possible: "
                                + possible.stream().map(Phenotype::name).collect(Collectors.joining(", ")) + ". "
                                + limitations,
                        facts);
    }

    /** The statements that the drugs are taken which changed the result. */
    private List<Provenance> taken(Converted converted, ItemContext context) {
        return context.profile().medications().stream()
                .filter(fact -> fact.outcome() == MedicationFact.Outcome.TAKEN
                        && ClinicalTerms.isKnown(fact.provenance(), context))
                .filter(fact -> drugs.ingredients(fact).stream().anyMatch(drug -> converted.causes().stream()
                        .anyMatch(cause -> cause.drug().equals(drug))))
                .map(MedicationFact::provenance)
                .toList();
    }
}
