package org.precisionbenefit.prediction.cohort;

import java.util.List;
import java.util.Objects;

/**
 * One thing that is so for every invented member.
 *
 * @param name its name; that of a feature where a model is given it
 * @param dependsOn the earlier variable whose level chooses the figures, or empty
 * @param role what it is for
 * @param distribution how it is drawn
 * @param recorded how often, by what and when it comes to stand in the record
 * @param labels the words for its levels, from level 0; empty for a number
 */
public record Variable(
        String name, String dependsOn, Role role, Distribution distribution, Recorded recorded, List<String> labels) {
    public Variable {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(dependsOn, "dependsOn is null");
        Objects.requireNonNull(role, "role is null");
        Objects.requireNonNull(distribution, "distribution is null");
        Objects.requireNonNull(recorded, "recorded is null");
        labels = List.copyOf(labels);
        if (dependsOn.isEmpty() && distribution.levels() != 1) {
            throw new IllegalArgumentException(
                    "The variable (" + name + ") must name the variable that chooses among its figures.");
        }
    }

    /** What a variable is for. */
    public enum Role {
        /** A model may be given it. */
        FEATURE,
        /** It groups members in reports; it may choose how often a gene's variant occurs and never moves an outcome. */
        GROUP,
        /** It is in nobody's record: only the hidden truth knows it. */
        HIDDEN
    }

    /**
     * How a value comes to stand in the record; what does not stand there is missing, never zero.
     *
     * @param whenZero the share recorded among members in whom it is zero
     * @param link what else the share depends on
     * @param whenNot the share recorded among the others
     * @param dated when it is recorded
     */
    public record Recorded(double whenZero, Link link, double whenNot, Dated dated) {
        public Recorded {
            Objects.requireNonNull(link, "link is null");
            Objects.requireNonNull(dated, "dated is null");
            if (!(whenZero >= 0 && whenZero <= 1 && whenNot >= 0 && whenNot <= 1)) {
                throw new IllegalArgumentException("The share of recorded values must lie between 0 and 1.");
            }
        }

        /** Always there, long before anything begins. */
        public static Recorded always() {
            return new Recorded(1, Link.none(), 1, new Dated(0, 0));
        }

        double share(float value) {
            return value == 0f ? whenZero : whenNot;
        }
    }

    /**
     * What makes missing values informative.
     *
     * @param variable the variable whose level changes the share recorded, or empty
     * @param factors what the share is multiplied with at each level
     */
    public record Link(String variable, List<Double> factors) {
        public Link {
            Objects.requireNonNull(variable, "variable is null");
            factors = List.copyOf(factors);
            if (variable.isEmpty() != factors.isEmpty()) {
                throw new IllegalArgumentException("Factors of recording must belong to a variable.");
            }
        }

        /** Nothing else. */
        public static Link none() {
            return new Link("", List.of());
        }
    }

    /**
     * When a value is recorded, evenly between two days counted from the first fill of the drug.
     *
     * @param earliest the first day, such as -300
     * @param latest the last; above 0 some values are recorded after the fill, where no model may see them
     */
    public record Dated(int earliest, int latest) {
        public Dated {
            if (earliest > latest) {
                throw new IllegalArgumentException("The first day of recording must not lie behind the last.");
            }
        }

        int drawn(Draws draws) {
            return earliest + draws.below(latest - earliest + 1);
        }
    }
}
