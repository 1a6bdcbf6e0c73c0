package org.precisionbenefit.formulary.load;

import java.util.Objects;

/** How lists and plans are keyed: by what their publisher calls them. */
final class ListKey {
    private static final int LONGEST = 64;

    private ListKey() {}

    static void check(String key) {
        Objects.requireNonNull(key, "key is null");
        if (key.isBlank() || key.length() > LONGEST || key.chars().anyMatch(Character::isISOControl)) {
            throw new RowFault("The row must name its plan or formulary in 1 to " + LONGEST
                    + " characters, without control characters.");
        }
    }
}
