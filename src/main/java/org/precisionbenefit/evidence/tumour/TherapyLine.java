package org.precisionbenefit.evidence.tumour;

import org.jspecify.annotations.Nullable;
import org.precisionbenefit.profile.Provenance;

/**
 * The line of systemic therapy that is asked for.
 *
 * @param number the line, from 1, or null where two statements contradict each other
 * @param from what it rests on, or null where a question gives it
 */
public record TherapyLine(
        @Nullable Integer number, @Nullable Provenance from) {
    public TherapyLine {
        if (number != null && number < 1) {
            throw new IllegalArgumentException("The line of therapy must be counted from 1.");
        }
    }
}
