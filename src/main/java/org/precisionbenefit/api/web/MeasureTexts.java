package org.precisionbenefit.api.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.audit.docket.LineState;
import org.precisionbenefit.audit.docket.Tally;
import org.precisionbenefit.casework.measures.Cell;
import org.precisionbenefit.casework.measures.MeasureReport;
import org.precisionbenefit.casework.measures.MeasureRow;
import org.precisionbenefit.casework.measures.MeasureTable;
import org.precisionbenefit.casework.measures.ProgramReport;
import org.precisionbenefit.casework.measures.Times;

/** Measures as tables to take along. A field that is empty is not told, because it is too small or would tell one that is. */
final class MeasureTexts {
    private static final List<String> HEAD =
            List.of("dimension", "value", "measure", "count", "percent", "low_percent", "high_percent", "minutes");

    private MeasureTexts() {}

    static String csv(MeasureReport report) {
        StringBuilder text = new StringBuilder(CsvText.line(HEAD));
        rows(text, "all", report.all());
        for (MeasureTable table : report.tables()) {
            table.rows().forEach(row -> rows(text, Words.plain(table.dimension()), row));
        }
        return text.toString();
    }

    private static void rows(StringBuilder text, String dimension, MeasureRow row) {
        counted(text, dimension, row.value(), "items", row.lines());
        for (LineState state : LineState.values()) {
            counted(
                    text,
                    dimension,
                    row.value(),
                    Words.plain(state),
                    row.states().get(state.ordinal()));
        }
        for (Tally.Count count : Tally.Count.values()) {
            counted(
                    text,
                    dimension,
                    row.value(),
                    Words.plain(count),
                    row.beside().get(count.ordinal()));
        }
        timed(text, List.of(dimension, row.value(), "standard"), row.standard());
        timed(text, List.of(dimension, row.value(), "expedited"), row.expedited());
    }

    private static void counted(StringBuilder text, String dimension, String value, String measure, Cell cell) {
        text.append(CsvText.line(List.of(
                dimension,
                value,
                measure,
                Objects.toString(cell.count(), ""),
                plain(cell.percent()),
                plain(cell.low()),
                plain(cell.high()),
                "")));
    }

    private static void timed(StringBuilder text, List<String> of, Times times) {
        time(text, of, "mean", times, times.mean());
        time(text, of, "median", times, times.median());
        time(text, of, "nine tenths within", times, times.ninetieth());
    }

    private static void time(
            StringBuilder text, List<String> of, String figure, Times times, @Nullable BigDecimal minutes) {
        text.append(CsvText.line(List.of(
                of.get(0),
                of.get(1),
                "time of " + of.get(2) + ", " + figure,
                Objects.toString(times.answers(), ""),
                "",
                "",
                "",
                plain(minutes))));
    }

    private static String plain(@Nullable BigDecimal value) {
        return value == null ? "" : value.toPlainString();
    }

    static String csv(ProgramReport report) {
        StringBuilder text = new StringBuilder(CsvText.line(
                List.of("urgency", "measure", "count", "percent", "low_percent", "high_percent", "minutes")));
        urgency(text, "standard", report.standard());
        urgency(text, "expedited", report.expedited());
        List<String> notes = new ArrayList<>(List.of(report.scope()));
        notes.addAll(report.notRecorded());
        notes.forEach(note -> text.append(CsvText.line(List.of("", note, "", "", "", "", ""))));
        return text.toString();
    }

    private static void urgency(StringBuilder text, String urgency, ProgramReport.OfUrgency of) {
        row(text, urgency, "decided", of.decided());
        row(text, urgency, "approved", of.approved());
        row(text, urgency, "approved in part", of.approvedInPart());
        row(text, urgency, "denied", of.denied());
        text.append(CsvText.line(List.of(
                urgency,
                "mean time to decision",
                "",
                "",
                "",
                "",
                plain(of.times().mean()))));
        text.append(CsvText.line(List.of(
                urgency,
                "median time to decision",
                "",
                "",
                "",
                "",
                plain(of.times().median()))));
    }

    private static void row(StringBuilder text, String urgency, String measure, Cell cell) {
        text.append(CsvText.line(List.of(
                urgency,
                measure,
                Objects.toString(cell.count(), ""),
                plain(cell.percent()),
                plain(cell.low()),
                plain(cell.high()),
                "")));
    }
}
