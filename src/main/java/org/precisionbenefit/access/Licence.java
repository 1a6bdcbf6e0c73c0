package org.precisionbenefit.access;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A licence to practise.
 *
 * @param number its number
 * @param kind the profession that it is for
 * @param state the state that gave it
 * @param expires the last day on which it holds
 */
public record Licence(String number, Kind kind, String state, LocalDate expires) {
    public Licence {
        Objects.requireNonNull(number, "number is null");
        Objects.requireNonNull(kind, "kind is null");
        Objects.requireNonNull(state, "state is null");
        Objects.requireNonNull(expires, "expires is null");
        if (number.isBlank() || state.isBlank()) {
            throw new IllegalArgumentException("A licence must have a number and a state.");
        }
    }

    /** Whether it holds on this day. */
    public boolean holdsOn(LocalDate day) {
        return !expires.isBefore(day);
    }

    /** Who may decide on medical necessity. */
    public enum Kind {
        PHARMACIST,
        PHYSICIAN
    }
}
