package org.precisionbenefit.evidence;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.Period;

/**
 * A row of a knowledge table.
 *
 * @param holds since when, and until when if it was retired; otherwise until the next row of the same key starts
 * @param source where the row comes from
 * @param value what it says
 * @param <T> the kind of value
 */
public record Dated<T>(Period holds, Citation source, T value) {
    public Dated {
        Objects.requireNonNull(holds, "holds is null");
        Objects.requireNonNull(source, "source is null");
        Objects.requireNonNull(value, "value is null");
    }

    /** The row of one key that holds on the day: the latest that has started, unless it was retired. */
    public static <T> Optional<Dated<T>> on(LocalDate day, List<Dated<T>> rows) {
        Optional<Dated<T>> latest = Optional.empty();
        for (Dated<T> row : rows) {
            boolean started = !row.holds.start().isAfter(day);
            boolean later = latest.map(known -> row.holds.start().isAfter(known.holds.start()))
                    .orElse(true);
            if (started && later) {
                latest = Optional.of(row);
            }
        }
        return latest.filter(row -> row.holds.contains(day));
    }
}
