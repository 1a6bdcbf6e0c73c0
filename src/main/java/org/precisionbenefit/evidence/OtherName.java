package org.precisionbenefit.evidence;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Another name of an allele: one that it had before, or one by which reports write it.
 *
 * @param allele the allele by the file's name
 * @param since the first day on which the name means it, or null for always
 * @param limitation what a result under this name cannot tell, or null
 */
public record OtherName(
        String allele, @Nullable LocalDate since, @Nullable String limitation) {
    public OtherName {
        Objects.requireNonNull(allele, "allele is null");
    }

    boolean holdsOn(LocalDate day) {
        return since == null || !since.isAfter(day);
    }
}
