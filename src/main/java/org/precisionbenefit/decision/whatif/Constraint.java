package org.precisionbenefit.decision.whatif;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.Citation;

/**
 * What a guideline or label says of a therapy for this member.
 *
 * @param from who says it
 * @param weight how it counts
 * @param words what is said
 * @param source where it is written, or null where nothing is
 */
public record Constraint(
        From from, Weight weight, String words, @Nullable Citation source) {
    public Constraint {
        Objects.requireNonNull(from, "from is null");
        Objects.requireNonNull(weight, "weight is null");
        Objects.requireNonNull(words, "words is null");
    }

    /** Who says it. */
    public enum From {
        GUIDELINE,
        LABEL,
        /** What labels ask of tumour markers. */
        MARKER
    }

    /** How it counts, the lightest first. */
    public enum Weight {
        /** It is said, and warns of nothing. */
        SAYS,
        /** It cannot be told, because something is not known. */
        OPEN,
        /** Another drug, or a test, is to be considered first. */
        WARNS,
        /** The drug is to be avoided. */
        AVOIDS
    }
}
