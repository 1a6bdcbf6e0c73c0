package org.precisionbenefit.policy.law;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.LineOfBusiness;

/**
 * Whose law it is: a state and a kind of plan.
 *
 * @param state two-letter postal code, {@link #NATION} in rows that hold in every state, or null where it is not known
 * @param line the kind of plan, or null where it is not known
 */
public record Jurisdiction(@Nullable String state, @Nullable LineOfBusiness line) {
    /** In a row: every state of which no row of its own speaks. */
    public static final String NATION = "US";

    public Jurisdiction {
        if (state != null && !state.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException("The state (" + state + ") must be a two-letter postal code.");
        }
    }

    /** Whether both are known; without one of them no law is found. */
    public boolean isKnown() {
        return state != null && line != null;
    }

    /** Whether this row's place covers a member's. */
    boolean covers(Jurisdiction other) {
        return other.isKnown()
                && line == other.line
                && (Objects.equals(state, NATION) || Objects.equals(state, other.state));
    }

    boolean isNation() {
        return Objects.equals(state, NATION);
    }
}
