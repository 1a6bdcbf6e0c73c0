package org.precisionbenefit.profile;

import java.util.List;

/**
 * What is known of a member beside the facts that the first release knew.
 *
 * @param biomarkers results about tumour markers
 * @param tumours tumours of the member
 * @param withheld what was sent and is not read
 */
public record FurtherFacts(List<BiomarkerFact> biomarkers, List<TumourFact> tumours, List<WithheldFact> withheld) {
    /** Nothing. */
    public static final FurtherFacts NONE = new FurtherFacts(List.of(), List.of(), List.of());

    public FurtherFacts {
        biomarkers = List.copyOf(biomarkers);
        tumours = List.copyOf(tumours);
        withheld = List.copyOf(withheld);
    }

    boolean isEmpty() {
        return biomarkers.isEmpty() && tumours.isEmpty() && withheld.isEmpty();
    }
}
