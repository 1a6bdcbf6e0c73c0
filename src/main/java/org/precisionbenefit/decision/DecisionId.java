package org.precisionbenefit.decision;

import java.util.Objects;
import java.util.regex.Pattern;

/** A decision by its random UUID in lower case. */
public record DecisionId(String value) {
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    public DecisionId {
        Objects.requireNonNull(value, "value is null");
        if (!UUID.matcher(value).matches()) {
            throw new IllegalArgumentException("A decision id must be a UUID in lower case.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
