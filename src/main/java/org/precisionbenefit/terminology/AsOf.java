package org.precisionbenefit.terminology;

import java.time.LocalDate;
import java.util.Objects;

/**
 * The day for which a question is answered: rows of policy, formulary and knowledge that hold on it are used.
 *
 * @param date the day in the plan's own time zone
 */
public record AsOf(LocalDate date) {
    public AsOf {
        Objects.requireNonNull(date, "date is null");
    }
}
