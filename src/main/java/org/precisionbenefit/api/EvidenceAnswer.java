package org.precisionbenefit.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.DoseCheck;
import org.precisionbenefit.evidence.GeneEvidence;
import org.precisionbenefit.evidence.GuidanceAnswer;
import org.precisionbenefit.evidence.WithDrugs;
import org.precisionbenefit.evidence.label.LabelSays;
import org.precisionbenefit.evidence.tumour.TumourSays;
import org.precisionbenefit.terminology.Digest;

/**
 * What results of genes and tumour markers mean for drugs.
 *
 * @param asOf the day whose knowledge answers
 * @param knowledge the digest of the knowledge
 * @param genes what each gene's results say together
 * @param guidance what guidelines say about each drug by the genes alone
 * @param withDrugs what the drugs taken change in these answers; null when none acts on an enzyme of theirs
 * @param labels what labels say of the genes, kept apart from guidelines; null when none speaks
 * @param doses the dose ordered against the figures of guidelines and labels; null when none gives one
 * @param tumours what labels make of the tumour's markers; null when no drug has rows on markers
 */
public record EvidenceAnswer(
        LocalDate asOf,
        Digest knowledge,
        List<GeneEvidence> genes,
        List<GuidanceAnswer> guidance,
        @Nullable List<WithDrugs> withDrugs,
        @Nullable List<LabelSays> labels,
        @Nullable List<DoseCheck> doses,
        @Nullable List<TumourSays> tumours) {
    public EvidenceAnswer {
        Objects.requireNonNull(asOf, "asOf is null");
        Objects.requireNonNull(knowledge, "knowledge is null");
        genes = List.copyOf(genes);
        guidance = List.copyOf(guidance);
        withDrugs = withDrugs == null ? null : List.copyOf(withDrugs);
        labels = labels == null ? null : List.copyOf(labels);
        doses = doses == null ? null : List.copyOf(doses);
        tumours = tumours == null ? null : List.copyOf(tumours);
    }
}
