package org.precisionbenefit.evidence.label;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a label says to do.
 *
 * @param effect the kind of action
 * @param figure the dose or share it names, or null
 * @param unit the figure's unit, for example {@code mg/day}; empty without a figure
 * @param note what has to be said besides, one sentence in our own words; possibly empty
 */
public record LabelAction(Effect effect, @Nullable BigDecimal figure, String unit, String note) {
    public LabelAction {
        Objects.requireNonNull(effect, "effect is null");
        Objects.requireNonNull(unit, "unit is null");
        Objects.requireNonNull(note, "note is null");
        if ((figure == null) != unit.isEmpty()) {
            throw new IllegalArgumentException("A figure and its unit must be given together.");
        }
        if (effect.hasFigure() && figure == null) {
            throw new IllegalArgumentException("The action " + effect + " must name a figure.");
        }
    }

    /** The kind of action. No machine denies by any of them: where the label forbids, a licensed person is asked. */
    public enum Effect {
        /** The genetic part of the indication is there. */
        INDICATED,
        /** The label does not give the drug to this genotype. */
        NOT_INDICATED,
        CONTRAINDICATED,
        AVOID,
        /** Consider another drug. */
        ALTERNATIVE,
        /** Do not start before a test. */
        TEST_FIRST,
        MAXIMUM_DOSE,
        /** No single dose above the figure. */
        MAXIMUM_SINGLE_DOSE,
        /** The dose that the label gives. */
        DOSE,
        START_DOSE,
        /** Lower the usual dose; by the share in the figure where it names one. */
        REDUCE,
        /** Raise the dose more slowly, or not before a time. */
        SLOW_TITRATION,
        MONITOR,
        /** The usual dose. */
        STANDARD,
        /** The label only describes a difference. */
        INFORMATION;

        /** Whether it says nothing without a figure. */
        public boolean hasFigure() {
            return this == MAXIMUM_DOSE || this == MAXIMUM_SINGLE_DOSE || this == DOSE || this == START_DOSE;
        }

        /** Whether it is a licensed person who has to look before anything goes on. */
        public boolean needsPerson() {
            return this == NOT_INDICATED
                    || this == CONTRAINDICATED
                    || this == AVOID
                    || this == ALTERNATIVE
                    || this == TEST_FIRST;
        }
    }
}
