package org.precisionbenefit.profile;

import java.util.Objects;

/** A member by the identifier on their coverage. */
public record MemberId(String value) {
    public MemberId {
        Objects.requireNonNull(value, "value is null");
    }
}
