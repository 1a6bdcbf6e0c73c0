package org.precisionbenefit.profile;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A result about a tumour's marker, or an inherited variant that bears on a tumour, as it was sent, not yet interpreted.
 *
 * @param marker the gene or marker as sent, for example {@code EGFR}, {@code BCR::ABL1}, {@code PD-L1}, {@code MSI}
 * @param finding what was found
 * @param origin whether the change is inherited, as far as the result says
 * @param pathogenicity the laboratory's class of the variant, or null when not sent
 * @param specimen what was examined, and when it was taken
 * @param status the result's status
 * @param performed whether the result names its performing laboratory or report
 * @param provenance where the fact comes from; a result without laboratory or report is attested
 */
public record BiomarkerFact(
        String marker,
        BiomarkerFinding finding,
        Origin origin,
        @Nullable Pathogenicity pathogenicity,
        Specimen specimen,
        GeneFact.Status status,
        boolean performed,
        Provenance provenance) {
    public BiomarkerFact {
        Objects.requireNonNull(marker, "marker is null");
        Objects.requireNonNull(finding, "finding is null");
        Objects.requireNonNull(origin, "origin is null");
        Objects.requireNonNull(specimen, "specimen is null");
        Objects.requireNonNull(status, "status is null");
        Objects.requireNonNull(provenance, "provenance is null");
        marker = marker.strip();
        if (marker.isEmpty()) {
            throw new IllegalArgumentException("The marker of a result must not be empty.");
        }
    }

    /** Whether a change is inherited. */
    public enum Origin {
        GERMLINE,
        SOMATIC,
        /** Not said, or found in a tumour without a look at healthy tissue. */
        UNKNOWN
    }

    /** The five classes of ACMG/AMP; for tumours, what the laboratory maps to them. */
    public enum Pathogenicity {
        PATHOGENIC,
        LIKELY_PATHOGENIC,
        UNCERTAIN,
        LIKELY_BENIGN,
        BENIGN;

        /** Whether the variant counts as the cause of disease. */
        public boolean counts() {
            return this == PATHOGENIC || this == LIKELY_PATHOGENIC;
        }
    }

    /** Every name by which the finding calls its variant; empty when it is no variant. */
    public List<String> names() {
        return finding instanceof BiomarkerFinding.Variant variant ? variant.names() : List.of();
    }
}
