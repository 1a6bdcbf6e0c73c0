package org.precisionbenefit.casework;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.LineOfBusiness;
import org.precisionbenefit.intake.Urgency;
import org.precisionbenefit.terminology.Citation;

/**
 * One row of the clock table.
 *
 * @param lineOfBusiness for which kind of plan, or null for every kind
 * @param kind for which kind of question, or null for every kind
 * @param urgency for which urgency
 * @param time within which time an answer is due
 * @param start from when it runs
 * @param since the day from which the row holds
 * @param source where it comes from
 * @param verified whether somebody read the text; what was not read sets no clock and is not quoted
 */
public record TurnaroundRule(
        @Nullable LineOfBusiness lineOfBusiness,
        @Nullable ClockKind kind,
        Urgency urgency,
        ClockTime time,
        ClockStart start,
        LocalDate since,
        Citation source,
        boolean verified) {
    public TurnaroundRule {
        Objects.requireNonNull(urgency, "urgency is null");
        Objects.requireNonNull(time, "time is null");
        Objects.requireNonNull(start, "start is null");
        Objects.requireNonNull(since, "since is null");
        Objects.requireNonNull(source, "source is null");
    }

    /** A row in hours from receipt for every kind of question. */
    public TurnaroundRule(
            @Nullable LineOfBusiness lineOfBusiness, Urgency urgency, int hours, LocalDate since, Citation source) {
        this(
                lineOfBusiness,
                null,
                urgency,
                new ClockTime(hours, ClockTime.Unit.HOURS),
                ClockStart.RECEIPT,
                since,
                source,
                true);
    }
}
