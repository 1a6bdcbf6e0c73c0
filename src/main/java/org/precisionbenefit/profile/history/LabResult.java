package org.precisionbenefit.profile.history;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.profile.LabFact;

/**
 * A measured value, finding or score in the plan's records.
 *
 * @param resource the resource that says so, for example {@code Observation/17}
 * @param plan the plan in whose records it stands
 * @param fact what was measured, or null when the result was withdrawn
 */
public record LabResult(
        String resource, PlanId plan, @Nullable LabFact fact) {
    public LabResult {
        Objects.requireNonNull(resource, "resource is null");
        Objects.requireNonNull(plan, "plan is null");
    }
}
