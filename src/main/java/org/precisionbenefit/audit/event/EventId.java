package org.precisionbenefit.audit.event;

import java.util.Objects;
import java.util.regex.Pattern;

/** An event's id, drawn by chance: a UUID in lower case. */
public record EventId(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    public EventId {
        Objects.requireNonNull(value, "value is null");
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("The id of an event must be a UUID in lower case.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
