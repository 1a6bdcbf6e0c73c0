package org.precisionbenefit.decision;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.precisionbenefit.evidence.KnowledgeRelease;
import org.precisionbenefit.formulary.DrugIdentification;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.intake.PriorAuthRequest;
import org.precisionbenefit.profile.BiomarkerFact;
import org.precisionbenefit.profile.GeneFact;
import org.precisionbenefit.profile.MemberProfile;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.LetterCase;
import org.precisionbenefit.terminology.RxCui;

/**
 * Which results does a request need? Those of the genes that live policies ask about, and those of genes, tumour markers and
 * inherited variants that the label of a requested drug asks for, or of a drug that a live policy asks about, or that
 * can open something of the plan's row of a requested drug. Others decide nothing and are kept out of what is recorded.
 */
final class ResultsAsked {
    private final SortedSet<GeneSymbol> genes;
    private final SortedSet<RxCui> always;
    private final KnowledgeRelease knowledge;
    private final FormularyRelease formulary;

    /**
     * Builds it.
     *
     * @param genes the genes that live policies ask about
     * @param always the drugs of which live policies ask what labels say
     * @param knowledge what is known of genes and drugs
     * @param formulary identifies requested drugs
     */
    ResultsAsked(
            SortedSet<GeneSymbol> genes,
            SortedSet<RxCui> always,
            KnowledgeRelease knowledge,
            FormularyRelease formulary) {
        this.genes = Collections.unmodifiableSortedSet(new TreeSet<>(genes));
        this.always = Collections.unmodifiableSortedSet(new TreeSet<>(always));
        this.knowledge = knowledge;
        this.formulary = formulary;
    }

    /** The genes that live policies ask about, whatever is requested. */
    SortedSet<GeneSymbol> genes() {
        return genes;
    }

    /** The profile as far as the request needs it. */
    MemberProfile read(MemberProfile profile, PriorAuthRequest request) {
        boolean others = !profile.biomarkers().isEmpty()
                || profile.genes().stream().anyMatch(fact -> !genes.contains(fact.gene()));
        // Most requests send nothing beyond what policies ask about, and their drugs are identified when they are
        // decided.
        SortedSet<RxCui> requested = others ? requested(request) : Collections.emptySortedSet();
        SortedSet<GeneSymbol> wanted = new TreeSet<>(genes);
        requested.forEach(drug -> wanted.addAll(knowledge.labels().genes(drug)));
        Set<String> opening = opening(requested, request.plan());
        profile.genes().stream()
                .map(GeneFact::gene)
                .filter(gene -> opening.contains(LetterCase.upper(gene.value())))
                .forEach(wanted::add);
        SortedSet<RxCui> drugs = new TreeSet<>(always);
        drugs.addAll(requested);
        return profile.readingOnly(
                wanted,
                fact -> opening.contains(LetterCase.upper(fact.marker()))
                        || drugs.stream().anyMatch(drug -> asks(drug, fact)));
    }

    /** The genes and markers, in capitals, whose results can open something of the plan's rows of these drugs. */
    private Set<String> opening(SortedSet<RxCui> requested, PlanId plan) {
        return formulary.benefits().overlay().stream()
                .filter(row -> row.plan().equals(plan) && requested.contains(row.ingredient()))
                .map(row -> LetterCase.upper(row.when().about()))
                .collect(Collectors.toSet());
    }

    private boolean asks(RxCui drug, BiomarkerFact fact) {
        return knowledge.tumours().asksAbout(drug, fact) || knowledge.labels().asksAbout(drug, fact);
    }

    private SortedSet<RxCui> requested(PriorAuthRequest request) {
        SortedSet<RxCui> drugs = new TreeSet<>();
        request.items().forEach(item -> {
            if (formulary.identify(item.drugCodes(), item.drugText()) instanceof DrugIdentification.Identified known) {
                drugs.add(known.drug().ingredient());
            }
        });
        return drugs;
    }
}
