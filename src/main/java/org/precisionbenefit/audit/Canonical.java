package org.precisionbenefit.audit;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** How is a record written so that equal records have equal bytes? */
public interface Canonical {
    /** Writes a record: components in their declared order, no white space, figures as they stand. */
    String encode(Object value);

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws Unreadable when the text is not of this type
     */
    <T> T decode(String text, Class<T> type);

    /** The JSON pointers of the places where two texts differ, in their order; none when they say the same. */
    List<String> differences(String one, String other);

    /** The JSON pointer of the first place where two texts differ, or empty when they say the same. */
    default Optional<String> firstDifference(String one, String other) {
        return differences(one, other).stream().findFirst();
    }

    /** A text is not of the expected type. Its message names the place and quotes nothing. */
    final class Unreadable extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private final String pointer;

        public Unreadable(String pointer, Class<?> type, Throwable cause) {
            super("The text must be a " + type.getSimpleName() + "; it is not at " + pointer + ".", cause);
            this.pointer = Objects.requireNonNull(pointer, "pointer is null");
        }

        /** The JSON pointer of the place. */
        public String pointer() {
            return pointer;
        }
    }
}
