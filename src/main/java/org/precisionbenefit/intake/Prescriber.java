package org.precisionbenefit.intake;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.Code;

/**
 * Who asks.
 *
 * @param npi the national provider identifier, or empty when not sent
 * @param specialty the specialty as text, or empty when not sent
 * @param specialties the codes of the specialty, or null when none was sent
 */
public record Prescriber(
        String npi, String specialty, @Nullable List<Code> specialties) {
    public Prescriber {
        Objects.requireNonNull(npi, "npi is null");
        Objects.requireNonNull(specialty, "specialty is null");
        // One way only to say nothing, so that records of before are the same bytes.
        specialties = specialties == null || specialties.isEmpty() ? null : List.copyOf(specialties);
    }

    /** A prescriber of whom no code is known. */
    public Prescriber(String npi, String specialty) {
        this(npi, specialty, null);
    }

    /** The codes of the specialty; empty when none was sent. */
    public List<Code> codes() {
        return specialties == null ? List.of() : specialties;
    }
}
