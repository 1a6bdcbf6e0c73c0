package org.precisionbenefit.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.profile.BiomarkerFact;
import org.precisionbenefit.profile.BiomarkerFact.Origin;
import org.precisionbenefit.profile.BiomarkerFact.Pathogenicity;
import org.precisionbenefit.profile.BiomarkerFinding;
import org.precisionbenefit.profile.GeneFact;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.profile.Specimen;

/**
 * A final result of a tumour marker, or of an inherited variant, in a question. What is null is not known.
 *
 * @param marker the gene or marker as laboratories call it, for example {@code EGFR}, {@code PD-L1}; at most 100 characters
 * @param finding what was found; its member {@code is} names the kind: Variant, Fusion, CopyNumber, Measured, Stated or
 *     NothingFound
 * @param origin whether the change is inherited
 * @param pathogenicity the laboratory's class of the variant
 * @param specimen what was examined, and when it was taken
 */
public record MarkerResult(
        String marker,
        BiomarkerFinding finding,
        @Nullable Origin origin,
        @Nullable Pathogenicity pathogenicity,
        @Nullable Specimen specimen) {
    private static final int LONGEST = 100;

    public MarkerResult {
        Objects.requireNonNull(marker, "marker is null");
        Objects.requireNonNull(finding, "finding is null");
        if (marker.isBlank() || marker.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "The marker of a result must have between 1 and " + LONGEST + " characters.");
        }
    }

    /** The facts, which are only the asker's word; none where no result is known. */
    static List<BiomarkerFact> facts(@Nullable List<MarkerResult> results) {
        List<BiomarkerFact> facts = new ArrayList<>();
        for (int at = 0; results != null && at < results.size(); at++) {
            facts.add(results.get(at).fact(at));
        }
        return facts;
    }

    /** The fact, which is only the asker's word. */
    BiomarkerFact fact(int place) {
        Provenance stated = new Provenance("markers/" + place, Provenance.Source.ATTESTED, null);
        return new BiomarkerFact(
                marker,
                finding,
                origin == null ? Origin.UNKNOWN : origin,
                pathogenicity,
                specimen == null ? Specimen.UNKNOWN : specimen,
                GeneFact.Status.FINAL,
                false,
                stated);
    }
}
