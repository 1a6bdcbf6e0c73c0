package org.precisionbenefit.decision;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.precisionbenefit.evidence.KnowledgeRelease;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.PolicyTerms;
import org.precisionbenefit.policy.TermSource;
import org.precisionbenefit.terminology.GeneAllele;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.RxCui;

/**
 * Which genes do the live policies ask about: by name, by asking what guidelines or labels say about a drug, or because they
 * are about a drug that guidelines or labels speak of by gene? Results of others decide nothing and are kept out of what is
 * recorded.
 */
final class GenesAsked {
    private static final Set<TermSource> NAMED = Set.of(
            TermSource.PHENOTYPE,
            TermSource.ADJUSTED_PHENOTYPE,
            TermSource.GENOTYPE,
            TermSource.GENE_TESTED,
            TermSource.ALLELE_TESTED,
            TermSource.ALLELE_FOUND);

    private final PolicyRelease policies;
    private final KnowledgeRelease knowledge;
    private final SortedSet<GeneSymbol> genes = new TreeSet<>();

    private GenesAsked(PolicyRelease policies, KnowledgeRelease knowledge) {
        this.policies = policies;
        this.knowledge = knowledge;
    }

    static SortedSet<GeneSymbol> of(PolicyRelease policies, KnowledgeRelease knowledge, FactAssembler assembler) {
        GenesAsked asked = new GenesAsked(policies, knowledge);
        knowledge.inEveryDecision().forEach(asked::drug);
        for (Policy policy : policies.policies()) {
            policy.scope().ingredients().forEach(asked::drug);
            assembler.guidanceDrugs(policy).forEach(asked::drug);
            assembler.labelDrugs(policy).forEach(asked::drug);
            asked.named(policy);
        }
        return Collections.unmodifiableSortedSet(asked.genes);
    }

    private void drug(RxCui drug) {
        knowledge.guidance(drug).ifPresent(guidance -> genes.addAll(guidance.genes()));
        genes.addAll(knowledge.labels().genes(drug));
    }

    private void named(Policy policy) {
        PolicyTerms.of(policy).stream()
                .filter(key -> policies.term(key.term())
                        .filter(term -> NAMED.contains(term.source()))
                        .isPresent())
                .forEach(key -> genes.add(gene(key.argument())));
    }

    private static GeneSymbol gene(String argument) {
        return GeneAllele.read(argument).map(GeneAllele::gene).orElseGet(() -> new GeneSymbol(argument));
    }
}
