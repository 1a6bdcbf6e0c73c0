package org.precisionbenefit.policy.yaml;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.Period;

/** Reads the cells that several tables have: days, periods, citations. */
final class Cells {
    private Cells() {}

    static Optional<String> text(CsvTable.Cell cell, String column) {
        if (cell.text().isEmpty()) {
            cell.problem("The cell (" + column + ") must not be empty.");
            return Optional.empty();
        }
        return Optional.of(cell.text());
    }

    static Optional<LocalDate> day(CsvTable.Cell cell, String column) {
        return text(cell, column).flatMap(written -> {
            try {
                return Optional.of(LocalDate.parse(written));
            } catch (DateTimeParseException e) {
                cell.problem("The date (" + written + ") must be a day of the calendar, written like 2026-01-31.");
                return Optional.empty();
            }
        });
    }

    /** The days from the first cell to the second, which may be empty. */
    static Optional<Period> period(CsvTable.Cell since, CsvTable.Cell until) {
        Optional<LocalDate> first = day(since, "since");
        if (until.text().isEmpty()) {
            return first.map(start -> new Period(start, null));
        }
        Optional<LocalDate> last = day(until, "until");
        if (first.isPresent() && last.isPresent() && last.get().isBefore(first.get())) {
            until.problem("The last day must not lie before the first.");
            return Optional.empty();
        }
        return first.flatMap(start -> last.map(end -> new Period(start, end)));
    }

    /** Source, locator and the day of the last comparison, in this order. */
    static Optional<Citation> citation(List<CsvTable.Cell> cells) {
        Optional<String> source = text(cells.get(0), "source");
        Optional<LocalDate> checked = day(cells.get(2), "last_checked");
        return source.flatMap(
                title -> checked.map(day -> new Citation(title, cells.get(1).text(), day)));
    }
}
