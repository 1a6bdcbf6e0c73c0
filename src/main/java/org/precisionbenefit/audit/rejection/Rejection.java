package org.precisionbenefit.audit.rejection;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.CallerId;

/**
 * One line of the record of refusals, before it is written: one refusal, or how many more there were.
 *
 * @param at when; of a sum, the beginning of its minute
 * @param caller who sent it
 * @param refused what was refused, or null of a sum
 * @param count how many refusals it stands for, above zero
 */
public record Rejection(
        Instant at, CallerId caller, @Nullable Refused refused, int count) {
    public Rejection {
        Objects.requireNonNull(at, "at is null");
        Objects.requireNonNull(caller, "caller is null");
        if (count < 1 || (refused != null && count != 1)) {
            throw new IllegalArgumentException(
                    "A rejection (" + count + ") must stand for one refusal, or for the sum of one or more.");
        }
    }
}
