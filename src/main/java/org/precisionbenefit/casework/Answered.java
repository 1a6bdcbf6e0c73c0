package org.precisionbenefit.casework;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.audit.Exchange;

/**
 * An answer that is durably kept.
 *
 * @param file the decided request
 * @param body the answer's bytes as the door gave them, UTF-8
 * @param repeated whether the same submission had been answered before and this is the kept answer
 * @param receipt the log's promise that goes out with the answer, or null where there is none
 */
public record Answered(
        CaseFile file,
        String body,
        boolean repeated,
        @Nullable String receipt) {
    public Answered {
        Objects.requireNonNull(file, "file is null");
        Objects.requireNonNull(body, "body is null");
    }

    /** As it was kept, with its receipt. */
    Answered(CaseFile file, Exchange kept, boolean repeated) {
        this(file, kept.answer(), repeated, kept.receipt());
    }

    /** Without a receipt. */
    public Answered(CaseFile file, String body, boolean repeated) {
        this(file, body, repeated, null);
    }
}
