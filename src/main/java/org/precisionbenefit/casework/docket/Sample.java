package org.precisionbenefit.casework.docket;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.audit.docket.DocketLine;
import org.precisionbenefit.audit.sampling.KeptSample;
import org.precisionbenefit.formulary.PlanId;

/**
 * A sample that was drawn.
 *
 * @param id its id
 * @param plan the plan that it was drawn from, or null where it was drawn from all
 * @param at when
 * @param by by whom
 * @param drawn how and what
 */
public record Sample(UUID id, @Nullable PlanId plan, Instant at, CallerId by, Text drawn) {
    public Sample {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(at, "at is null");
        Objects.requireNonNull(by, "by is null");
        Objects.requireNonNull(drawn, "drawn is null");
    }

    /**
     * How it was drawn and what, as it is written down.
     *
     * @param order how
     * @param strata how many lines there were in each stratum
     * @param lines the lines as they stood when they were drawn
     */
    public record Text(SampleOrder order, Map<String, Long> strata, List<DocketLine> lines) {
        public Text {
            Objects.requireNonNull(order, "order is null");
            strata = Map.copyOf(strata);
            lines = List.copyOf(lines);
        }

        /** How many lines it was drawn from. */
        public long population() {
            return strata.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    static PlanId keptUnder(@Nullable PlanId plan) {
        return plan == null ? KeptSample.EVERY_PLAN : plan;
    }
}
