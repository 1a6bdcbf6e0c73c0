package org.precisionbenefit.profile;

import java.util.Objects;

/**
 * Something that was sent and is not read, so that no decision can rest on it. What it says is not repeated.
 *
 * @param resource the resource inside the submission
 * @param reason why it is not read
 */
public record WithheldFact(String resource, Reason reason) {
    public WithheldFact {
        Objects.requireNonNull(resource, "resource is null");
        Objects.requireNonNull(reason, "reason is null");
    }

    /** Why something is not read. */
    public enum Reason {
        /** It is about the member's family, of whom nothing may be decided on. */
        FAMILY_HISTORY,
        /** It says that it is about somebody or something other than the member. */
        ABOUT_ANOTHER,
        /** It is of a marker or variant that no label of a requested drug and no live policy asks about. */
        MARKER_NOT_USED,
        /** It is of a gene that no live policy and no label of a requested drug asks about. */
        GENE_NOT_USED
    }
}
