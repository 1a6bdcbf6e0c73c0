package org.precisionbenefit.audit.sampling;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.formulary.PlanId;

/**
 * A sample as it is kept and never changed.
 *
 * @param id its id, drawn by chance
 * @param plan the plan that it was drawn from, or {@link #EVERY_PLAN}
 * @param at when it was drawn
 * @param by who drew it
 * @param text how it was drawn, as canonical JSON; it is sealed, because it says how decisions came out
 * @param lines what was drawn; none where only the sample itself was looked up
 */
public record KeptSample(UUID id, PlanId plan, Instant at, CallerId by, String text, List<Line> lines) {
    /** What stands for all plans; only whoever may see every plan draws such a sample, and sees it. */
    public static final PlanId EVERY_PLAN = new PlanId("*");

    public KeptSample {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(plan, "plan is null");
        Objects.requireNonNull(at, "at is null");
        Objects.requireNonNull(by, "by is null");
        Objects.requireNonNull(text, "text is null");
        lines = List.copyOf(lines);
    }

    /**
     * An item that was drawn.
     *
     * @param id the line's own id, drawn by chance
     * @param of the item
     * @param text how it stood when it was drawn, as canonical JSON and sealed; null when it was taken away with the decision
     */
    public record Line(UUID id, KeptFinding.Of of, @Nullable String text) {
        public Line {
            Objects.requireNonNull(id, "id is null");
            Objects.requireNonNull(of, "of is null");
        }
    }
}
