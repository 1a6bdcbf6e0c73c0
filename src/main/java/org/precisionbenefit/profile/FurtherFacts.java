package org.precisionbenefit.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a member beside the facts that the first release knew.
 *
 * @param biomarkers results about tumour markers
 * @param tumours tumours of the member
 * @param withheld what was sent and is not read
 * @param lines in which lines of therapy drugs are asked for, or null when none was sent
 * @param choices the member's choices about being scored, or null when none was sent
 */
public record FurtherFacts(
        List<BiomarkerFact> biomarkers,
        List<TumourFact> tumours,
        List<WithheldFact> withheld,
        @Nullable List<LineFact> lines,
        @Nullable List<ScoringChoice> choices) {
    /** Nothing. */
    public static final FurtherFacts NONE = new FurtherFacts(List.of(), List.of(), List.of());

    public FurtherFacts {
        biomarkers = List.copyOf(biomarkers);
        tumours = List.copyOf(tumours);
        withheld = List.copyOf(withheld);
        // One way only to say nothing, so that records of before are the same bytes.
        lines = lines == null || lines.isEmpty() ? null : List.copyOf(lines);
        choices = choices == null || choices.isEmpty() ? null : List.copyOf(choices);
    }

    /** Facts without lines of therapy. */
    public FurtherFacts(List<BiomarkerFact> biomarkers, List<TumourFact> tumours, List<WithheldFact> withheld) {
        this(biomarkers, tumours, withheld, null, null);
    }

    /** Facts without choices. */
    public FurtherFacts(
            List<BiomarkerFact> biomarkers,
            List<TumourFact> tumours,
            List<WithheldFact> withheld,
            @Nullable List<LineFact> lines) {
        this(biomarkers, tumours, withheld, lines, null);
    }

    boolean isEmpty() {
        return biomarkers.isEmpty() && tumours.isEmpty() && withheld.isEmpty() && lines == null && choices == null;
    }
}
