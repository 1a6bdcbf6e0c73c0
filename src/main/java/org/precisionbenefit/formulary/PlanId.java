package org.precisionbenefit.formulary;

import java.util.Objects;

/** A plan by the identifier that its coverage carries. */
public record PlanId(String value) implements Comparable<PlanId> {
    public PlanId {
        Objects.requireNonNull(value, "value is null");
        if (value.isBlank() || value.length() > 64) {
            throw new IllegalArgumentException("A plan identifier must have 1 to 64 characters.");
        }
    }

    @Override
    public int compareTo(PlanId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
