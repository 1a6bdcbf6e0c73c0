package org.precisionbenefit.casework;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * From when a clock runs.
 *
 * @param from what begins it
 * @param mostDays after how many days of the calendar it begins at the latest, where it waits for something; otherwise null
 */
public record ClockStart(From from, @Nullable Integer mostDays) {
    /** From the receipt of the first request of the case that still waits. */
    public static final ClockStart RECEIPT = new ClockStart(From.RECEIPT, null);

    public ClockStart {
        Objects.requireNonNull(from, "from is null");
        if ((from == From.STATEMENT) != (mostDays != null) || (mostDays != null && mostDays <= 0)) {
            throw new IllegalArgumentException(
                    "A clock that waits for a statement, and no other, must say for how many days it waits at most.");
        }
    }

    /** What begins a clock. */
    public enum From {
        RECEIPT,
        /** The prescriber's supporting statement: the request that completes the case. */
        STATEMENT
    }
}
