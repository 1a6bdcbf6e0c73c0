package org.precisionbenefit.audit.rejection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of the record of refusals are looked for; what is given must match.
 *
 * @param since the first instant, or null for any
 * @param until the instant before which they were refused, or null for any
 * @param before the number before which they were written, or null for the end
 * @param most how many at most, above zero
 */
public record RejectionQuery(
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable Long before,
        int most) {
    public RejectionQuery {
        if (most < 1) {
            throw new IllegalArgumentException("A query must ask for one line or more, not " + most + ".");
        }
    }
}
