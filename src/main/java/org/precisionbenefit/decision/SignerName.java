package org.precisionbenefit.decision;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Under which name a person signs releases. It stands in signed texts and in names of files, so its form is narrow.
 *
 * @param value 1 to 64 lower-case letters, digits, dots and hyphens; a letter or digit first
 */
public record SignerName(String value) implements Comparable<SignerName> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");

    public SignerName {
        Objects.requireNonNull(value, "value is null");
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("A signer's name must be 1 to 64 lower-case letters, digits, dots and"
                    + " hyphens, and begin with a letter or digit. Maybe write jane.doe.");
        }
    }

    @Override
    public int compareTo(SignerName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
