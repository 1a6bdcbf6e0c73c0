package org.precisionbenefit.evidence.tumour;

import org.jspecify.annotations.Nullable;

/**
 * What a row asks of specimens.
 *
 * @param withinDays how old a specimen may be on the day of the question, or null where its age does not matter
 */
public record SpecimenRule(@Nullable Integer withinDays) {
    /** Any age. */
    public static final SpecimenRule ANY = new SpecimenRule(null);

    public SpecimenRule {
        if (withinDays != null && withinDays < 1) {
            throw new IllegalArgumentException("The age of a specimen must be at least one day.");
        }
    }
}
