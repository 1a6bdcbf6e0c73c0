package org.precisionbenefit.profile;

import java.util.Objects;

/**
 * The prescriber's answer to a question that the engine asked.
 *
 * @param term the vocabulary term with its argument as policy files write it, for example
 *     {@code diagnosis(stroke-or-tia)}
 * @param value {@code true} or {@code false} for a flag, the figure for a number, the word for a word
 * @param unit the figure's unit, empty otherwise
 * @param provenance where the answer stands
 */
public record Answer(String term, String value, String unit, Provenance provenance) {
    public Answer {
        Objects.requireNonNull(term, "term is null");
        Objects.requireNonNull(value, "value is null");
        Objects.requireNonNull(unit, "unit is null");
        Objects.requireNonNull(provenance, "provenance is null");
    }
}
