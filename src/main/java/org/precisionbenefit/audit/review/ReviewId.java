package org.precisionbenefit.audit.review;

import java.util.Objects;
import java.util.regex.Pattern;

/** A review, or the opening of a form for one, by its random UUID in lower case. */
public record ReviewId(String value) {
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    public ReviewId {
        Objects.requireNonNull(value, "value is null");
        if (!UUID.matcher(value).matches()) {
            throw new IllegalArgumentException("The id of a review must be a UUID in lower case.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
