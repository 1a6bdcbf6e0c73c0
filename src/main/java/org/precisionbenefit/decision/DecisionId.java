package org.precisionbenefit.decision;

import java.util.Objects;

/** A decision by its random UUID in lower case. */
public record DecisionId(String value) {
    private static final int LENGTH = 36;

    public DecisionId {
        Objects.requireNonNull(value, "value is null");
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("A decision id must be a UUID in lower case.");
        }
    }

    /** Without a regular expression: whoever looks through a docket makes tens of thousands of these at once. */
    private static boolean isWellFormed(String value) {
        if (value.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            char each = value.charAt(i);
            boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
            if (hyphen ? each != '-' : (each < '0' || each > '9') && (each < 'a' || each > 'f')) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return value;
    }
}
