package org.precisionbenefit.decision;

import java.util.Objects;

/** A decision by its random UUID in lower case. */
public record DecisionId(String value) {
    public DecisionId {
        Objects.requireNonNull(value, "value is null");
        if (!value.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            throw new IllegalArgumentException("A decision id must be a UUID in lower case.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
