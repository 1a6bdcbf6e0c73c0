package org.precisionbenefit.policy;

import java.util.Objects;

/** A criterion by its id inside its policy version. */
public record CriterionId(String value) implements Comparable<CriterionId> {
    public CriterionId {
        Objects.requireNonNull(value, "value is null");
        if (!value.matches("[a-z0-9][a-z0-9-]{0,63}")) {
            throw new IllegalArgumentException(
                    "The criterion id (" + value + ") must be lower-case letters, digits and hyphens.");
        }
    }

    @Override
    public int compareTo(CriterionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
