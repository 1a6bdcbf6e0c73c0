package org.precisionbenefit.formulary.directory;

import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.precisionbenefit.terminology.ConfigurationFault.Problem;

/** What became of each row of an import: counted, and said row by row where it was not taken as it stands. */
public final class ImportReport {
    private final Consumer<String> lines;
    private final SortedMap<String, Long> counts = new TreeMap<>();

    /**
     * Starts a report.
     *
     * @param lines gets each line as it is found, so that a long import is not kept in memory
     */
    public ImportReport(Consumer<String> lines) {
        this.lines = Objects.requireNonNull(lines, "lines is null");
    }

    /** A row that was taken as it stands. */
    void accepted() {
        count("accepted");
    }

    /** A row that was taken after a repair. */
    void repaired(Row row, String how) {
        count("repaired");
        lines.accept(line(row, "repaired: " + how));
    }

    /** A row that cannot be used. */
    void rejected(Row row, String why) {
        count("rejected");
        lines.accept(line(row, "rejected: " + why));
    }

    /** What somebody wrote stands in the line, and the line on a terminal. */
    private static String line(Row row, String message) {
        return new Problem(row.place(), 0, 0, message).toString();
    }

    /** A row that is about something else; such rows are counted by what they are about. */
    void leftOut(String because) {
        count("left out, " + because);
    }

    /** How many rows came to what, in the order of the words. */
    public SortedMap<String, Long> counts() {
        return new TreeMap<>(counts);
    }

    private void count(String what) {
        counts.merge(what, 1L, Long::sum);
    }

    /** One sentence with all counts. */
    public String summary() {
        StringBuilder summary = new StringBuilder();
        counts.forEach((what, count) -> summary.append(summary.isEmpty() ? "" : "; ")
                .append(what)
                .append(": ")
                .append(count));
        return summary.isEmpty() ? "no rows" : summary.toString();
    }
}
