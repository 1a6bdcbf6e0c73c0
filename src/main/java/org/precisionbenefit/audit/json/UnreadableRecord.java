package org.precisionbenefit.audit.json;

import java.util.Objects;

/** A text is not a record of the expected type. Its message names the place and quotes nothing. */
public final class UnreadableRecord extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String pointer;

    UnreadableRecord(String pointer, Class<?> type, Throwable cause) {
        super("The text must be a " + type.getSimpleName() + "; it is not at " + pointer + ".", cause);
        this.pointer = Objects.requireNonNull(pointer, "pointer is null");
    }

    /** The JSON pointer of the place. */
    public String pointer() {
        return pointer;
    }
}
