package org.precisionbenefit.casework.docket;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.audit.docket.DocketLine;
import org.precisionbenefit.audit.sampling.KeptFinding;
import org.precisionbenefit.audit.sampling.KeptSample;
import org.precisionbenefit.formulary.PlanId;

/**
 * A sample that was drawn.
 *
 * @param id its id
 * @param plan the plan that it was drawn from, or null where it was drawn from all
 * @param at when
 * @param by by whom
 * @param drawn how it was drawn
 * @param lines what was drawn; none where only the sample itself was looked up
 */
public record Sample(UUID id, @Nullable PlanId plan, Instant at, CallerId by, Text drawn, List<Line> lines) {
    public Sample {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(at, "at is null");
        Objects.requireNonNull(by, "by is null");
        Objects.requireNonNull(drawn, "drawn is null");
        lines = List.copyOf(lines);
    }

    /**
     * How it was drawn, as it is written down.
     *
     * @param order how
     * @param strata how many lines there were in each stratum
     * @param lines how many lines were drawn
     */
    public record Text(SampleOrder order, Map<String, Long> strata, int lines) {
        public Text {
            Objects.requireNonNull(order, "order is null");
            strata = Map.copyOf(strata);
        }

        /** How many lines it was drawn from. */
        public long population() {
            return strata.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * An item that was drawn.
     *
     * @param of the item
     * @param line how it stood when it was drawn, or null when that was taken away together with the decision
     */
    public record Line(KeptFinding.Of of, @Nullable DocketLine line) {
        public Line {
            Objects.requireNonNull(of, "of is null");
        }
    }

    static PlanId keptUnder(@Nullable PlanId plan) {
        return plan == null ? KeptSample.EVERY_PLAN : plan;
    }
}
