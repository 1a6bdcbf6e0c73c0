package org.precisionbenefit.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.label.LabelSays;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.RxCui;

/**
 * Everything the genes say for one member and one requested item.
 *
 * @param genes one entry per gene that a result was sent for, sorted by gene
 * @param guidance one answer per drug that was asked about, sorted by ingredient; it rests on the genes alone
 * @param withDrugs what the drugs that the member takes change in these answers, sorted by ingredient; null when none acts
 * @param labels what labels say of the genes, kept apart from guidelines, sorted by ingredient; null when none speaks
 */
public record Evidence(
        List<GeneEvidence> genes,
        List<GuidanceAnswer> guidance,
        @Nullable List<WithDrugs> withDrugs,
        @Nullable List<LabelSays> labels) {
    public Evidence {
        genes = List.copyOf(genes);
        guidance = List.copyOf(guidance);
        withDrugs = withDrugs == null ? null : List.copyOf(withDrugs);
        labels = labels == null ? null : List.copyOf(labels);
    }

    /** Evidence where no drug acts on an enzyme and no label speaks. */
    public Evidence(List<GeneEvidence> genes, List<GuidanceAnswer> guidance) {
        this(genes, guidance, null, null);
    }

    /** What other drugs change in the answers; empty when none of them acts on an enzyme. */
    public List<WithDrugs> conversions() {
        return withDrugs == null ? List.of() : withDrugs;
    }

    /** What labels say; empty when none speaks. */
    public List<LabelSays> said() {
        return labels == null ? List.of() : labels;
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
