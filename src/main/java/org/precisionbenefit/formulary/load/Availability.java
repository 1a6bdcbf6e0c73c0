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
        if (start != null && end != null && end.isBefore(start)) {
            throw new RowFault("The last day (" + end + ") must not lie before the first (" + start + ").");
        }
    }
}
