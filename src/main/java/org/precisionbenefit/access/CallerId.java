package org.precisionbenefit.access;

import java.util.Objects;

/** A caller by the name that the issuer of its tokens gives it: a system's client id or a person's subject. */
public record CallerId(String value) {
    private static final int MAX_LENGTH = 255;

    public CallerId {
        Objects.requireNonNull(value, "value is null");
        if (value.isBlank() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("A caller's id must have 1 to " + MAX_LENGTH + " characters.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
