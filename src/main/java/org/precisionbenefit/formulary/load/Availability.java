package org.precisionbenefit.formulary.load;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether and when what a row says is available.
 *
 * @param status the publisher's word for its state
 * @param start the first day, or null where the row does not say one
 * @param end the last day, or null where the row does not say one
 */
public record Availability(
        Status status, @Nullable LocalDate start, @Nullable LocalDate end) {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;

    /** Of a row that says nothing of it. */
    public static final Availability UNSAID = new Availability(Status.ACTIVE, null, null);

    /** The state of a row. */
    public enum Status {
        DRAFT,
        ACTIVE,
        RETIRED,
        UNKNOWN
    }

    public Availability {
        Objects.requireNonNull(status, "status is null");
        if (isFarOff(start) || isFarOff(end)) {
            throw new RowFault("A day must lie in the years " + FIRST_YEAR + " to " + LAST_YEAR + ".");
        }
        if (start != null && end != null && end.isBefore(start)) {
            throw new RowFault("The last day (" + end + ") must not lie before the first (" + start + ").");
        }
    }

    private static boolean isFarOff(@Nullable LocalDate day) {
        return day != null && (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR);
    }
}
