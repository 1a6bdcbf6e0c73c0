package org.precisionbenefit.audit;

import java.util.Optional;

/** How is a record written so that equal records have equal bytes? */
public interface Canonical {
    /** Writes a record: components in their declared order, no white space, figures as they stand. */
    String encode(Object value);

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws IllegalArgumentException when the text is not of this type
     */
    <T> T decode(String text, Class<T> type);

    /** The JSON pointer of the first place where two texts differ, or empty when they say the same. */
    Optional<String> firstDifference(String one, String other);
}
