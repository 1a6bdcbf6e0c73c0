package org.precisionbenefit.terminology;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The days on which something holds, both ends included.
 *
 * @param start the first day
 * @param end the last day, or null when no end is known
 */
public record Period(LocalDate start, @Nullable LocalDate end) {
    public Period {
        Objects.requireNonNull(start, "start is null");
        if (end != null && end.isBefore(start)) {
            throw new IllegalArgumentException("The end (" + end + ") must not lie before the start (" + start + ").");
        }
    }

    /** Whether it is over by the end of that day. */
    public boolean endsBy(LocalDate day) {
        return end != null && !end.isAfter(day);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(start) && (end == null || !day.isAfter(end));
    }
}
