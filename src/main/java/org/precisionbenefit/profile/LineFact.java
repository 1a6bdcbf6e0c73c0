package org.precisionbenefit.profile;

import java.util.Objects;

/**
 * In which line of systemic therapy a drug is asked for, as somebody sent it.
 *
 * @param line the line, from 1
 * @param item the sequence of the requested item, above zero
 * @param provenance where the fact comes from
 */
public record LineFact(int line, int item, Provenance provenance) {
    public LineFact {
        if (line < 1) {
            throw new IllegalArgumentException("The line of therapy (" + line + ") must be counted from 1.");
        }
        if (item < 1) {
            throw new IllegalArgumentException("The item (" + item + ") of a line of therapy must be positive.");
        }
        Objects.requireNonNull(provenance, "provenance is null");
    }
}
