package org.precisionbenefit.profile.history;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.LineOfBusiness;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.terminology.Period;

/**
 * A stretch of days for which a plan covers the member.
 *
 * @param resource the resource that says so, for example {@code Coverage/17}
 * @param plan the plan
 * @param line the kind of plan, or null when not recorded
 * @param state the two-letter postal code of the state, or null when not recorded
 * @param days the days, both ends included
 * @param status whether it stands
 */
public record CoveragePeriod(
        String resource,
        PlanId plan,
        @Nullable LineOfBusiness line,
        @Nullable String state,
        Period days,
        Status status) {
    public CoveragePeriod {
        Objects.requireNonNull(resource, "resource is null");
        Objects.requireNonNull(plan, "plan is null");
        Objects.requireNonNull(days, "days is null");
        Objects.requireNonNull(status, "status is null");
    }

    /** Whether a stretch of coverage stands. */
    public enum Status {
        ACTIVE,
        /** Cancelled or entered in error: as if it had never been. */
        WITHDRAWN
    }

    boolean isActive() {
        return status == Status.ACTIVE;
    }
}
