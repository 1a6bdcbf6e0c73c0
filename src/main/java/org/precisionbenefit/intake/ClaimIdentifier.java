package org.precisionbenefit.intake;

import java.util.Objects;

/**
 * The submitter's own number for a request.
 *
 * @param system the namespace
 * @param value the number
 */
public record ClaimIdentifier(String system, String value) {
    public ClaimIdentifier {
        Objects.requireNonNull(system, "system is null");
        Objects.requireNonNull(value, "value is null");
        if (value.isBlank()) {
            throw new IllegalArgumentException("The number must not be blank.");
        }
    }
}
