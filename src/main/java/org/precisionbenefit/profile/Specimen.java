package org.precisionbenefit.profile;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was examined.
 *
 * @param kind the material
 * @param taken the day on which it was taken, or null when not sent
 */
public record Specimen(Kind kind, @Nullable LocalDate taken) {
    /** Nothing is said of it. */
    public static final Specimen UNKNOWN = new Specimen(Kind.UNKNOWN, null);

    public Specimen {
        Objects.requireNonNull(kind, "kind is null");
    }

    /** The material. */
    public enum Kind {
        /** Tumour tissue, cells of a body fluid included. */
        TISSUE,
        /** Tumour DNA in the blood's plasma; what is not found there may still be in the tumour. */
        PLASMA,
        /** Blood or bone marrow with the tumour's own cells, as in leukaemia. */
        BLOOD_OR_MARROW,
        /** Healthy cells, for inherited variants: blood, saliva, a swab. */
        NORMAL,
        UNKNOWN
    }
}
