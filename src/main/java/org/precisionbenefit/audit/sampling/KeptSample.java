package org.precisionbenefit.audit.sampling;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.formulary.PlanId;

/**
 * A sample as it is kept and never changed.
 *
 * @param id its id, drawn by chance
 * @param plan the plan that it was drawn from, or {@link #EVERY_PLAN}
 * @param at when it was drawn
 * @param by who drew it
 * @param text how it was drawn and what, as canonical JSON; it is sealed, because it says how decisions came out
 */
public record KeptSample(UUID id, PlanId plan, Instant at, CallerId by, String text) {
    /** What stands for all plans; only whoever may see every plan draws such a sample, and sees it. */
    public static final PlanId EVERY_PLAN = new PlanId("*");

    public KeptSample {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(plan, "plan is null");
        Objects.requireNonNull(at, "at is null");
        Objects.requireNonNull(by, "by is null");
        Objects.requireNonNull(text, "text is null");
    }
}
