package org.precisionbenefit.decision;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.precisionbenefit.evidence.GeneEvidence;
import org.precisionbenefit.evidence.Guidance;
import org.precisionbenefit.evidence.GuidanceAnswer;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.LetterCase;
import org.precisionbenefit.terminology.RxCui;

/** Finds phenotypes and what gene guidance says, as words of the vocabulary. */
final class GeneTerms {
    private GeneTerms() {}

    static TermValue phenotype(String gene, ItemContext context) {
        Optional<GeneEvidence> evidence = context.evidence().gene(new GeneSymbol(gene));
        if (evidence.isEmpty()) {
            return ClinicalTerms.unknown(TermValue.Reason.ABSENT, "No result of this gene was sent.", List.of());
        }
        return phenotype(evidence.get());
    }

    private static TermValue phenotype(GeneEvidence evidence) {
        if (evidence.reading() instanceof GeneEvidence.Known known) {
            return new TermValue.Words(
                    List.of(LetterCase.lower(known.phenotype().name())), evidence.standing(), evidence.from());
        }
        if (evidence.reading() instanceof GeneEvidence.Possible possible) {
            return ClinicalTerms.unknown(TermValue.Reason.CONFLICT, possible.detail(), evidence.from());
        }
        GeneEvidence.Unreadable unreadable = (GeneEvidence.Unreadable) evidence.reading();
        return ClinicalTerms.unknown(reason(unreadable.reason()), unreadable.detail(), evidence.from());
    }

    /** The two alleles, where the result names them and they are settled. */
    static TermValue genotype(String gene, ItemContext context) {
        GeneEvidence evidence = context.evidence().gene(new GeneSymbol(gene)).orElse(null);
        if (evidence == null || !(evidence.reading() instanceof GeneEvidence.Known known)) {
            return phenotype(gene, context);
        }
        String diplotype = known.diplotype();
        return diplotype == null
                ? ClinicalTerms.unknown(
                        TermValue.Reason.ABSENT, "Only the phenotype of this gene was sent.", evidence.from())
                : new TermValue.Words(List.of(LetterCase.lower(diplotype)), evidence.standing(), evidence.from());
    }

    /** Whether there is any result of the gene, be it one that nobody can read. */
    static TermValue tested(String gene, ItemContext context) {
        GeneEvidence evidence = context.evidence().gene(new GeneSymbol(gene)).orElse(null);
        return evidence == null
                ? ClinicalTerms.unknown(TermValue.Reason.ABSENT, "No result of this gene was sent.", List.of())
                : new TermValue.Flag(true, evidence.standing(), evidence.from());
    }

    private static TermValue.Reason reason(GeneEvidence.Reason reason) {
        return switch (reason) {
            case CONFLICT -> TermValue.Reason.CONFLICT;
            case NOT_FINAL, UNKNOWN_ALLELE, UNREADABLE_TEXT, UNKNOWN_GENE -> TermValue.Reason.UNREADABLE;
        };
    }

    static TermValue action(RxCui drug, ItemContext context) {
        return told(drug, context, guidance -> guidance.action().name());
    }

    static TermValue strength(RxCui drug, ItemContext context) {
        return told(drug, context, guidance -> guidance.strength().name());
    }

    private static TermValue told(RxCui drug, ItemContext context, Function<Guidance, String> word) {
        GuidanceAnswer answer = context.evidence().about(drug);
        if (answer instanceof GuidanceAnswer.Given given) {
            String spoken = LetterCase.lower(word.apply(given.guidance())).replace('_', ' ');
            return new TermValue.Words(List.of(spoken), given.standing(), given.from());
        }
        if (answer instanceof GuidanceAnswer.CannotTell cannotTell) {
            return cannotTell(cannotTell, context);
        }
        String detail = ((GuidanceAnswer.NotCovered) answer).detail();
        return ClinicalTerms.unknown(
                TermValue.Reason.ABSENT,
                detail == null ? "No knowledge file speaks about this drug." : detail,
                List.of());
    }

    /** A gene result that cannot be read is the reason for the unknown; otherwise something was not sent. */
    private static TermValue cannotTell(GuidanceAnswer.CannotTell answer, ItemContext context) {
        List<Provenance> from = context.evidence().genes().stream()
                .flatMap(gene -> gene.from().stream())
                .toList();
        boolean unreadable = context.evidence().genes().stream()
                .anyMatch(gene -> !(gene.reading() instanceof GeneEvidence.Known)
                        && answer.missing().contains("gene " + gene.gene()));
        return ClinicalTerms.unknown(
                unreadable ? TermValue.Reason.UNREADABLE : TermValue.Reason.ABSENT, answer.detail(), from);
    }
}
