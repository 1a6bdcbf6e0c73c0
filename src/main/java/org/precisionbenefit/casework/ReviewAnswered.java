package org.precisionbenefit.casework;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A review that is durably kept.
 *
 * @param review what was decided
 * @param body the answer's bytes as the door gave them, UTF-8
 * @param repeated whether the same review had been sent before and this is the kept answer
 * @param receipt the log's promise that goes out with the answer, or null where there is none
 */
public record ReviewAnswered(
        Reviewed review,
        String body,
        boolean repeated,
        @Nullable String receipt) {
    public ReviewAnswered {
        Objects.requireNonNull(review, "review is null");
        Objects.requireNonNull(body, "body is null");
    }
}
