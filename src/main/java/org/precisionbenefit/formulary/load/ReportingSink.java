package org.precisionbenefit.formulary.load;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.precisionbenefit.formulary.load.ReportLine.Outcome;

/** Counts the rows, passes on those that were taken, and reports each that was repaired or rejected. */
public final class ReportingSink implements RowSink {
    private static final int STEP = 50_000;

    private final Rows rows;
    private final Report report;
    private final Progress progress;
    private LoadCounts counts = LoadCounts.NONE;

    /** What takes the rows that could be read. */
    @FunctionalInterface
    public interface Rows {
        void take(PublishedRow row) throws IOException;
    }

    /** What takes the lines of the report. */
    @FunctionalInterface
    public interface Report {
        void add(ReportLine line) throws IOException;
    }

    /** What is told now and then how far the load has come. */
    @FunctionalInterface
    public interface Progress {
        void at(LoadCounts counts);
    }

    public ReportingSink(Rows rows, Report report, Progress progress) {
        this.rows = Objects.requireNonNull(rows, "rows is null");
        this.report = Objects.requireNonNull(report, "report is null");
        this.progress = Objects.requireNonNull(progress, "progress is null");
    }

    @Override
    public void take(RowPlace at, PublishedRow row, List<String> repairs) throws IOException {
        rows.take(row);
        if (row instanceof PublishedItem item && hasUnknown(item.flags())) {
            counts = counts.with(item.flags());
        }
        if (repairs.isEmpty()) {
            count(Outcome.ACCEPTED);
        } else {
            count(Outcome.REPAIRED);
            String first = repairs.get(0);
            report.add(ReportLine.of(
                    Outcome.REPAIRED,
                    at,
                    Character.toUpperCase(first.charAt(0))
                            + String.join("; ", repairs).substring(1) + "."));
        }
    }

    @Override
    public void reject(RowPlace at, String why) throws IOException {
        count(Outcome.REJECTED);
        report.add(ReportLine.of(Outcome.REJECTED, at, why));
    }

    private static boolean hasUnknown(RuleFlags flags) {
        return flags.priorAuthorization() == Flag.UNKNOWN
                || flags.stepTherapy() == Flag.UNKNOWN
                || flags.quantityLimit() == Flag.UNKNOWN;
    }

    private void count(Outcome outcome) {
        counts = counts.with(outcome);
        if (counts.met() % STEP == 0) {
            progress.at(counts);
        }
    }

    /** What was met so far. */
    public LoadCounts counts() {
        return counts;
    }
}
