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
 * @param urgency for which urgency
 * @param hours within how many hours of receipt an answer is due, above zero, counted through nights and weekends
 * @param since the day from which the row holds
 * @param source where it comes from
 */
public record TurnaroundRule(
        @Nullable LineOfBusiness lineOfBusiness, Urgency urgency, int hours, LocalDate since, Citation source) {
    public TurnaroundRule {
        Objects.requireNonNull(urgency, "urgency is null");
        Objects.requireNonNull(since, "since is null");
        Objects.requireNonNull(source, "source is null");
        if (hours <= 0) {
            throw new IllegalArgumentException("The hours (" + hours + ") of a clock must be positive.");
        }
    }
}
