package org.precisionbenefit.decision;

import java.util.List;
import org.precisionbenefit.evidence.GeneEvidence;
import org.precisionbenefit.policy.EvaluationFault;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.terminology.GeneAllele;

/**
 * Finds what results say of single alleles of a gene of which only presence counts (HLA). An allele is not there only where
 * a result says so; a result of the gene that speaks of others says nothing about it.
 */
final class AlleleTerms {
    private AlleleTerms() {}

    /**
     * Whether some result speaks of the allele. One that nobody can read, or whose typing leaves the allele open, may speak
     * of it, so that a guard looks at it.
     */
    static TermValue tested(String name, ItemContext context) {
        GeneAllele allele = allele(name);
        GeneEvidence evidence = context.evidence().gene(allele.gene()).orElse(null);
        if (evidence == null) {
            return nothing("No result of this gene was sent.");
        }
        boolean readable = evidence.reading() instanceof GeneEvidence.Known;
        return readable && evidence.presence(allele.allele()) == GeneEvidence.Presence.NOT_LOOKED_FOR
                ? nothing("No result speaks of this allele.")
                : new TermValue.Flag(true, evidence.standing(), evidence.from());
    }

    static TermValue found(String name, ItemContext context) {
        GeneAllele allele = allele(name);
        GeneEvidence evidence = context.evidence().gene(allele.gene()).orElse(null);
        if (evidence == null || !(evidence.reading() instanceof GeneEvidence.Known)) {
            return GeneTerms.phenotype(allele.gene().value(), context);
        }
        return switch (evidence.presence(allele.allele())) {
            case PRESENT -> new TermValue.Flag(true, evidence.standing(), evidence.from());
            case ABSENT -> new TermValue.Flag(false, evidence.standing(), evidence.from());
            case OPEN ->
                ClinicalTerms.unknown(
                        TermValue.Reason.UNREADABLE,
                        "The typing leaves this allele open; a typing of two fields of both chromosomes would settle"
                                + " it.",
                        evidence.from());
            case NOT_LOOKED_FOR -> nothing("No result speaks of this allele.");
        };
    }

    private static TermValue nothing(String detail) {
        return ClinicalTerms.unknown(TermValue.Reason.ABSENT, detail, List.of());
    }

    private static GeneAllele allele(String name) {
        return GeneAllele.read(name)
                .orElseThrow(() -> new EvaluationFault("The allele (" + name + ") that the policy names is none."));
    }
}
