package org.precisionbenefit.prediction.release;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.prediction.metrics.Measured;

/**
 * How a model does in one group of members it was not trained on.
 *
 * @param attribute by what members are grouped, such as {@code age_band}
 * @param group the group
 * @param members how many members
 * @param events how many of them had the outcome, or null where the cell is too small to be told
 * @param figures the figures, or null where the cell is too small to be told
 */
public record GroupFigures(
        String attribute,
        String group,
        int members,
        @Nullable Integer events,
        @Nullable Figures figures) {
    public GroupFigures {
        Objects.requireNonNull(attribute, "attribute is null");
        Objects.requireNonNull(group, "group is null");
    }

    /**
     * The figures of a group, each with its 95 % interval.
     *
     * @param calibration the mean predicted probability less the share of outcomes
     * @param error the Brier score
     * @param abstained the share of members of whom the model gave no score
     * @param coverage how often the conformal answer held the truth
     */
    public record Figures(Measured calibration, Measured error, Measured abstained, Measured coverage) {
        public Figures {
            Objects.requireNonNull(calibration, "calibration is null");
            Objects.requireNonNull(error, "error is null");
            Objects.requireNonNull(abstained, "abstained is null");
            Objects.requireNonNull(coverage, "coverage is null");
        }
    }
}
