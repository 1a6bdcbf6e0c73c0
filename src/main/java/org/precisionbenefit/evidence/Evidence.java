package org.precisionbenefit.evidence;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.label.LabelSays;
import org.precisionbenefit.evidence.tumour.TumourSays;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.RxCui;

/**
 * Everything the genes say for one member and one requested item.
 *
 * @param genes one entry per gene that a result was sent for, sorted by gene
 * @param guidance one answer per drug that was asked about, sorted by ingredient; it rests on the genes alone
 * @param withDrugs what the drugs that the member takes change in these answers, sorted by ingredient; null when none acts
 * @param labels what labels say of the genes, kept apart from guidelines, sorted by ingredient; null when none speaks
 * @param doses the dose asked for against the figures of guidelines and labels; null when none gives one
 * @param adjusted the phenotypes of the genes of which a policy asks what other drugs make of them; null when none asks
 * @param tumours what labels make of the tumour's markers, sorted by ingredient; null when no drug has rows on markers
 */
public record Evidence(
        List<GeneEvidence> genes,
        List<GuidanceAnswer> guidance,
        @Nullable List<WithDrugs> withDrugs,
        @Nullable List<LabelSays> labels,
        @Nullable List<DoseCheck> doses,
        @Nullable List<AdjustedPhenotype> adjusted,
        @Nullable List<TumourSays> tumours) {
    public Evidence {
        genes = List.copyOf(genes);
        guidance = List.copyOf(guidance);
        withDrugs = withDrugs == null ? null : List.copyOf(withDrugs);
        labels = labels == null ? null : List.copyOf(labels);
        doses = doses == null ? null : List.copyOf(doses);
        adjusted = adjusted == null ? null : List.copyOf(adjusted);
        tumours = tumours == null ? null : List.copyOf(tumours);
    }

    /** Evidence where no drug acts on an enzyme, no label speaks and no dose is compared. */
    public Evidence(List<GeneEvidence> genes, List<GuidanceAnswer> guidance) {
        this(genes, guidance, null, null, null, null, null);
    }

    /** What other drugs change in the answers; empty when none of them acts on an enzyme. */
    public List<WithDrugs> conversions() {
        return withDrugs == null ? List.of() : withDrugs;
    }

    /** What labels say; empty when none speaks. */
    public List<LabelSays> said() {
        return labels == null ? List.of() : labels;
    }

    /** The dose asked for against the figures of guidelines and labels; empty when none gives one. */
    public List<DoseCheck> doseChecks() {
        return doses == null ? List.of() : doses;
    }

    /** The same with these doses. */
    Evidence comparing(List<DoseCheck> compared) {
        return new Evidence(
                genes, guidance, withDrugs, labels, compared.isEmpty() ? null : compared, adjusted, tumours);
    }

    /** The same with these phenotypes. */
    public Evidence adjusting(List<AdjustedPhenotype> phenotypes) {
        return new Evidence(
                genes, guidance, withDrugs, labels, doses, phenotypes.isEmpty() ? null : phenotypes, tumours);
    }

    /** What labels make of the tumour's markers; empty when no drug has rows on markers. */
    public List<TumourSays> ofTumours() {
        return tumours == null ? List.of() : tumours;
    }

    /** The phenotype of the gene with what other drugs make of it, or empty when no policy asked. */
    public Optional<AdjustedPhenotype> adjusted(GeneSymbol gene) {
        return adjusted == null
                ? Optional.empty()
                : adjusted.stream().filter(one -> one.gene().equals(gene)).findFirst();
    }

    /** What is known of the gene, or empty when no result was sent. */
    public Optional<GeneEvidence> gene(GeneSymbol gene) {
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
