package org.precisionbenefit.prediction.cohort;

import java.util.Objects;

/**
 * One thing that is so for every invented member.
 *
 * @param name its name; that of a feature where a model is given it
 * @param dependsOn the earlier variable whose level chooses the figures, or empty
 * @param distribution how it is drawn
 * @param recorded how often it stands in the record
 */
public record Variable(String name, String dependsOn, Distribution distribution, Recorded recorded) {
    public Variable {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(dependsOn, "dependsOn is null");
        Objects.requireNonNull(distribution, "distribution is null");
        Objects.requireNonNull(recorded, "recorded is null");
        if (dependsOn.isEmpty() && distribution.levels() != 1) {
            throw new IllegalArgumentException(
                    "The variable (" + name + ") must name the variable that chooses among its figures.");
        }
    }

    /**
     * How often a value stands in the record; what does not stand there is missing, never zero.
     *
     * @param whenZero the share recorded among members in whom it is zero
     * @param whenNot the share recorded among the others
     */
    public record Recorded(double whenZero, double whenNot) {
        public Recorded {
            if (!(whenZero >= 0 && whenZero <= 1 && whenNot >= 0 && whenNot <= 1)) {
                throw new IllegalArgumentException("The share of recorded values must lie between 0 and 1.");
            }
        }

        double share(float value) {
            return value == 0f ? whenZero : whenNot;
        }
    }
}
