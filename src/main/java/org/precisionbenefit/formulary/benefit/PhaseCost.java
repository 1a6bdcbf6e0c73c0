package org.precisionbenefit.formulary.benefit;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a supply costs in one phase of the benefit, in US dollars and cents.
 *
 * @param phase the phase
 * @param member what the member pays, or null where it cannot be told
 * @param plan what the plan pays, or null where it cannot be told
 * @param working how it was found, or why it cannot be told
 */
public record PhaseCost(
        Phase phase, @Nullable BigDecimal member, @Nullable BigDecimal plan, String working) {
    /** Phases of a benefit year. */
    public enum Phase {
        /** Nothing of the deductible is paid yet. */
        DEDUCTIBLE,
        /** The deductible is paid. */
        INITIAL,
        /** The cap on what a member pays is reached. */
        AFTER_CAP,
        /** Where this member stands, by what was paid this year. */
        NOW
    }

    public PhaseCost {
        Objects.requireNonNull(phase, "phase is null");
        Objects.requireNonNull(working, "working is null");
    }
}
