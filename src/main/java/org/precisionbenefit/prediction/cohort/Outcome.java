package org.precisionbenefit.prediction.cohort;

import java.util.List;
import java.util.Objects;

/**
 * What may come about after the first fill.
 *
 * @param name its name
 * @param scale what effects multiply
 * @param rate how often it comes about, and among whom
 * @param withinDays the days it is looked for
 * @param effects what moves it
 */
public record Outcome(String name, Scale scale, Rate rate, int withinDays, List<Effect> effects) {
    public Outcome {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(scale, "scale is null");
        Objects.requireNonNull(rate, "rate is null");
        effects = List.copyOf(effects);
        if (withinDays < 1) {
            throw new IllegalArgumentException("The outcome (" + name + ") must be looked for on at least one day.");
        }
    }

    /** What effects multiply. */
    public enum Scale {
        /** The hazard, for what is seldom or was published as a hazard. */
        HAZARD {
            @Override
            double risk(double amount) {
                return 1 - StrictMath.exp(-amount);
            }
        },
        /** The odds, for what is frequent or was published as odds. */
        ODDS {
            @Override
            double risk(double amount) {
                return amount / (1 + amount);
            }
        };

        /** The share of members in whom it comes about, of a base amount times the ratios that hold. */
        abstract double risk(double amount);
    }

    /**
     * A published share.
     *
     * @param share of the members below, in whom the outcome comes about within its days
     * @param among the members it was published for; empty for all
     */
    public record Rate(double share, List<Effect.Condition> among) {
        public Rate {
            among = List.copyOf(among);
            if (!(share > 0 && share < 1)) {
                throw new IllegalArgumentException("The rate of an outcome must lie between 0 and 1.");
            }
        }
    }
}
