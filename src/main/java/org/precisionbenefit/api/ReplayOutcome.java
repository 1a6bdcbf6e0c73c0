package org.precisionbenefit.api;

import java.util.Objects;

/**
 * What came of computing a decision again.
 *
 * @param equal whether every byte is the same
 * @param detail one sentence for a person, without member data
 */
public record ReplayOutcome(boolean equal, String detail) {
    public ReplayOutcome {
        Objects.requireNonNull(detail, "detail is null");
    }
}
