package org.precisionbenefit.policy;

import java.util.Objects;
import java.util.regex.Pattern;

/** A criterion by its id inside its policy version. */
public record CriterionId(String value) implements Comparable<CriterionId> {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    public CriterionId {
        Objects.requireNonNull(value, "value is null");
        if (!ID.matcher(value).matches()) {
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
