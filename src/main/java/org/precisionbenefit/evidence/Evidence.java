package org.precisionbenefit.evidence;

import java.util.List;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.RxCui;

/**
 * Everything the genes say for one member and one requested item.
 *
 * @param genes one entry per gene that a result was sent for, sorted by gene
 * @param guidance one answer per drug that was asked about, sorted by ingredient
 */
public record Evidence(List<GeneEvidence> genes, List<GuidanceAnswer> guidance) {
    public Evidence {
        genes = List.copyOf(genes);
        guidance = List.copyOf(guidance);
    }

    /** What is known of the gene, or empty when no result was sent. */
    public java.util.Optional<GeneEvidence> gene(GeneSymbol gene) {
        return genes.stream().filter(evidence -> evidence.gene().equals(gene)).findFirst();
    }

    /** What the genes say about the drug; not covered when nobody asked. */
    public GuidanceAnswer about(RxCui drug) {
        return guidance.stream()
                .filter(answer -> answer.drug().equals(drug))
                .findFirst()
                .orElseGet(() -> new GuidanceAnswer.NotCovered(drug, null));
    }
}
