package org.precisionbenefit.audit.rejection;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.terminology.Digest;

/**
 * What was refused and why.
 *
 * @param door where
 * @param status the HTTP status of the refusal
 * @param kind its kind, a word of a closed list such as a FHIR issue code
 * @param plan the plan it was for, where the request was read and the live formulary knows the plan; else null
 * @param body the digest of the body, or null when it was refused before the body was read whole
 */
public record Refused(
        Door door,
        int status,
        String kind,
        @Nullable PlanId plan,
        @Nullable Digest body) {
    public Refused {
        Objects.requireNonNull(door, "door is null");
        Objects.requireNonNull(kind, "kind is null");
    }
}
