package org.precisionbenefit.audit.rejection;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.PlanId;

/**
 * One line of the record of refusals as it is kept.
 *
 * @param number its place in the order in which lines were written
 * @param at when; of a sum, the beginning of its minute
 * @param caller the keyed hash of the caller's id, in hexadecimal digits: the same caller, the same hash
 * @param refused what was refused, or null of a sum
 * @param count how many refusals it stands for
 */
public record KeptRejection(
        long number, Instant at, String caller, @Nullable Refusal refused, int count) {
    public KeptRejection {
        Objects.requireNonNull(at, "at is null");
        Objects.requireNonNull(caller, "caller is null");
    }

    /**
     * What was refused and why.
     *
     * @param door where, by method and path
     * @param status the HTTP status of the refusal
     * @param kind its kind, mostly a FHIR issue code
     * @param plan the plan it was for, or null when that was not read or is not known
     * @param body the keyed hash of the body, in hexadecimal digits, or null when the body was not read whole
     */
    public record Refusal(
            String door,
            int status,
            String kind,
            @Nullable PlanId plan,
            @Nullable String body) {
        public Refusal {
            Objects.requireNonNull(door, "door is null");
            Objects.requireNonNull(kind, "kind is null");
        }
    }
}
