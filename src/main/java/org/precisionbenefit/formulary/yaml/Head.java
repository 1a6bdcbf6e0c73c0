package org.precisionbenefit.formulary.yaml;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.Period;
import org.precisionbenefit.terminology.authored.Fields;
import org.precisionbenefit.terminology.authored.Sourced;

/**
 * What the head of a file gives to those of its rows that leave it out.
 *
 * @param since from when on its rows hold, or null where each row says it
 * @param source where they come from
 */
record Head(@Nullable LocalDate since, Citation source) {
    Head {
        Objects.requireNonNull(source, "source is null");
    }

    static Head of(Fields file) {
        return new Head(file.optionalDate("since").orElse(null), Sourced.citation(file));
    }

    Period period(Fields row) {
        if (row.has("since") || since == null) {
            return Sourced.period(row);
        }
        LocalDate end = row.optionalDate("until").orElse(null);
        if (end != null && end.isBefore(since)) {
            throw row.flaw("until", end.toString(), "must not lie before the since of its file (" + since + ").");
        }
        return new Period(since, end);
    }

    Citation citation(Fields row) {
        return Sourced.citation(row, source);
    }
}
