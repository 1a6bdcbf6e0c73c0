package org.precisionbenefit.intake;

import java.util.Objects;

/**
 * Who asks.
 *
 * @param npi the national provider identifier, or empty when not sent
 * @param specialty the specialty as text, or empty when not sent
 */
public record Prescriber(String npi, String specialty) {
    public Prescriber {
        Objects.requireNonNull(npi, "npi is null");
        Objects.requireNonNull(specialty, "specialty is null");
    }
}
