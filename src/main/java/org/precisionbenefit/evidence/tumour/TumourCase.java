package org.precisionbenefit.evidence.tumour;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.profile.TumourFact;

/**
 * What is known of a tumour and its treatment beside the results of its markers.
 *
 * @param tumour the tumour that is treated, or null when none was sent
 * @param treatment the treatment that is asked for
 * @param birthDate the member's day of birth, or null when not sent
 */
public record TumourCase(
        @Nullable TumourFact tumour,
        Treatment treatment,
        @Nullable LocalDate birthDate) {
    /** Nothing is known. */
    public static final TumourCase UNKNOWN = new TumourCase(null, Treatment.UNKNOWN, null);

    public TumourCase {
        Objects.requireNonNull(treatment, "treatment is null");
    }
}
