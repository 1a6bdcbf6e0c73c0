package org.precisionbenefit.terminology;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * An RxNorm concept unique identifier: one to eight digits.
 *
 * @param value the digits, without leading zeros
 */
public record RxCui(String value) implements Comparable<RxCui> {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,7}");

    public RxCui {
        Objects.requireNonNull(value, "value is null");
        if (!NUMBER.matcher(value).matches()) {
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
