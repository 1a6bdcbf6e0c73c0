package org.precisionbenefit.profile;

import java.util.Objects;

/** A member by the identifier on their coverage. */
public record MemberId(String value) {
    public MemberId {
        value = Objects.requireNonNull(value, "value is null").strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("The member number must not be blank.");
        }
    }
}
