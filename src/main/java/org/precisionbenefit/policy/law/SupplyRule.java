package org.precisionbenefit.policy.law;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A supply that a law provides for while an authorization is asked for, or without one.
 *
 * @param kind which
 * @param where the state and kind of plan that it binds
 * @param days for how many days it provides at least, above zero
 * @param withinDays within how many days of the beginning of coverage it is owed, or null where that does not matter
 * @param source the law
 */
public record SupplyRule(
        Kind kind, Jurisdiction where, int days, @Nullable Integer withinDays, LawSource source) implements LawRow {
    public SupplyRule {
        Objects.requireNonNull(kind, "kind is null");
        Objects.requireNonNull(where, "where is null");
        Objects.requireNonNull(source, "source is null");
        if (days <= 0) {
            throw new IllegalArgumentException("The days (" + days + ") of a supply must be positive.");
        }
        if (withinDays != null && withinDays <= 0) {
            throw new IllegalArgumentException("The days (" + withinDays + ") of a beginning must be positive.");
        }
    }

    /** Which supply. */
    public enum Kind {
        /** What a pharmacy may give in an emergency before anybody answered. */
        EMERGENCY,
        /** What whoever is new to a plan gets of a drug that the plan restricts. */
        TRANSITION
    }
}
