package org.precisionbenefit.casework;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;

/**
 * How long an answer may take. Hours run through nights, weekends and clock changes. Days are those of the calendar in the zone
 * of the plan, each of them counted, and end at the hour at which they began.
 *
 * @param amount how many, above zero
 * @param unit of what
 */
public record ClockTime(int amount, Unit unit) {
    public ClockTime {
        Objects.requireNonNull(unit, "unit is null");
        if (amount <= 0) {
            throw new IllegalArgumentException("The time (" + amount + ") of a clock must be positive.");
        }
    }

    /** Of what a time is counted. */
    public enum Unit {
        HOURS,
        DAYS
    }

    /** When it is over. */
    Instant after(Instant start, ZoneId zone) {
        return switch (unit) {
            case HOURS -> start.plus(Duration.ofHours(amount));
            case DAYS -> start.atZone(zone).plusDays(amount).toInstant();
        };
    }
}
