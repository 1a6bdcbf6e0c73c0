package org.precisionbenefit.terminology;

import java.util.Objects;

/**
 * An RxNorm concept unique identifier: one to eight digits.
 *
 * @param value the digits, without leading zeros
 */
public record RxCui(String value) implements Comparable<RxCui> {
    public RxCui {
        Objects.requireNonNull(value, "value is null");
        if (!value.matches("[1-9][0-9]{0,7}")) {
            throw new IllegalArgumentException("The RxNorm identifier (" + value + ") must be one to eight digits.");
        }
    }

    @Override
    public int compareTo(RxCui other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
