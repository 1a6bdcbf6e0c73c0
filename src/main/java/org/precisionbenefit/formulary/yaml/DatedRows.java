package org.precisionbenefit.formulary.yaml;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.Period;
import org.precisionbenefit.terminology.authored.Fields;

/** Rows of one thing in the order of their days; a row without an end lasts until the next starts. */
final class DatedRows<T> {
    private final SortedMap<LocalDate, Row<T>> byStart = new TreeMap<>();

    /** A row as written, and the row that holds on other days. */
    private record Row<T>(Period holds, Function<Period, T> on) {}

    /**
     * Adds a row.
     *
     * @param row where it is written
     * @param holds the days as written
     * @param on makes the row for the days on which it holds in the end
     * @throws ConfigurationFault when a row with the same start is there already
     */
    void add(Fields row, Period holds, Function<Period, T> on) {
        if (byStart.putIfAbsent(holds.start(), new Row<>(holds, on)) != null) {
            throw row.flaw(
                    "since",
                    holds.start().toString(),
                    "must not stand twice. Remove one row, or give it another since.");
        }
    }

    List<T> items() {
        List<T> items = new ArrayList<>();
        for (Row<T> row : byStart.values()) {
            SortedMap<LocalDate, Row<T>> later =
                    byStart.tailMap(row.holds().start().plusDays(1));
            items.add(row.on()
                    .apply(
                            later.isEmpty()
                                    ? row.holds()
                                    : until(row.holds(), later.firstKey().minusDays(1))));
        }
        return items;
    }

    private static Period until(Period holds, LocalDate lastDay) {
        LocalDate end = holds.end();
        return new Period(holds.start(), end != null && end.isBefore(lastDay) ? end : lastDay);
    }
}
