package org.precisionbenefit.audit.docket;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.precisionbenefit.formulary.PlanId;

/**
 * What a sheet says of the lines on it.
 *
 * @param id the sheet's id, drawn by chance
 * @param plan the plan whose lines these are
 * @param first the earliest receipt among them
 * @param last the latest one; both lie on one day in UTC
 * @param lines how many lines there are
 * @param tallies what they come to
 */
public record SheetHead(UUID id, PlanId plan, Instant first, Instant last, int lines, Tallies tallies) {
    public SheetHead {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(plan, "plan is null");
        Objects.requireNonNull(first, "first is null");
        Objects.requireNonNull(last, "last is null");
        Objects.requireNonNull(tallies, "tallies is null");
    }
}
