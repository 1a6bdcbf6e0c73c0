package org.precisionbenefit.casework.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.docket.Dimension;
import org.precisionbenefit.audit.docket.DocketLine;
import org.precisionbenefit.audit.docket.LineState;
import org.precisionbenefit.audit.docket.Lines;
import org.precisionbenefit.audit.docket.Tallies;
import org.precisionbenefit.audit.docket.Tally;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.intake.Urgency;
import org.precisionbenefit.terminology.Period;

/** Measures are those of the lines, wherever they are counted, and tell of nobody. */
class MeasuresTest {
    private static final Canonical JSON = new JsonCanonical();
    private static final Period DAYS = new Period(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 31));
    private static final List<DocketLine> LINES = Lines.of(4_000, Instant.parse("2026-10-01T00:00:00Z"), 31, 21);

    @Test
    void counts_and_shares_are_those_of_the_lines() {
        MeasureReport report = MeasureReport.of(DAYS, Tallies.of(LINES));
        long approved = LINES.stream()
                .filter(line -> line.answer().state() == LineState.APPROVED)
                .count();
        Cell cell = report.all().states().get(LineState.APPROVED.ordinal());
        assertThat(report.all().lines().count()).isEqualTo(4_000);
        assertThat(cell.count()).isEqualTo(approved);
        assertThat(Objects.requireNonNull(cell.percent()).doubleValue())
                .isBetween(approved / 40.0 - 0.05, approved / 40.0 + 0.05);
        assertThat(cell.low()).isLessThan(cell.percent());
        assertThat(cell.high()).isGreaterThan(cell.percent());
    }

    @Test
    void share_has_wilsons_interval() {
        // Newcombe, Stat Med 1998;17:857, table I: 81 of 263.
        Cell cell = Cell.of(81, 263);
        assertThat(cell.percent()).isEqualTo(new BigDecimal("30.8"));
        assertThat(cell.low()).isEqualTo(new BigDecimal("25.5"));
        assertThat(cell.high()).isEqualTo(new BigDecimal("36.6"));
        assertThat(Cell.of(0, 0)).isEqualTo(new Cell(0L, null, null, null));
    }

    @Test
    void measures_counted_again_from_an_export_are_the_same_to_the_byte() throws IOException {
        LineExport export = new LineExport(JSON);
        List<DocketLine> shuffled = new ArrayList<>(LINES);
        Collections.shuffle(shuffled, new Random(2));
        StringBuilder file = new StringBuilder(export.head(DAYS));
        shuffled.forEach(line -> file.append(export.line(line)));
        MeasureReport again = export.measures(new BufferedReader(new StringReader(file.toString())));
        assertThat(JSON.encode(again)).isEqualTo(JSON.encode(MeasureReport.of(DAYS, Tallies.of(LINES))));
        assertThatThrownBy(() -> export.measures(new BufferedReader(
                        new StringReader("{\"export\":\"x\",\"days\":{\"start\":\"2026-10-01\"}}\n"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void no_count_from_one_to_ten_is_shown_and_none_follows_from_the_others() {
        for (int lines : new int[] {5, 30, 90, 400, 4_000}) {
            Tallies tallies = Tallies.of(LINES.subList(0, lines));
            MeasureReport report = MeasureReport.of(DAYS, tallies);
            List<MeasureRow> rows = new ArrayList<>(List.of(report.all()));
            report.tables().forEach(table -> rows.addAll(table.rows()));
            for (MeasureRow row : rows) {
                assertToldOfNobody(row);
            }
            for (Dimension whole : List.of(Dimension.PLAN, Dimension.SEX)) {
                assertNoColumnTells(report, whole, tallies);
            }
        }
    }

    private static void assertToldOfNobody(MeasureRow row) {
        List<Cell> all = new ArrayList<>(row.states());
        all.addAll(row.beside());
        all.add(row.lines());
        assertThat(all)
                .extracting(Cell::count)
                .allMatch(count -> count == null || count == 0 || count >= HiddenCells.LEAST);
        Long lines = row.lines().count();
        long hidden = row.states().stream().filter(cell -> !cell.isShown()).count();
        if (lines != null && hidden > 0) {
            long shown = row.states().stream()
                    .map(Cell::count)
                    .filter(Objects::nonNull)
                    .mapToLong(Long::longValue)
                    .sum();
            assertThat(hidden).as("hidden counts beside a sum that is told").isGreaterThan(1);
            assertThat(lines - shown).as("what is hidden, together").isGreaterThanOrEqualTo(HiddenCells.LEAST);
        }
        if (row.standard().answers() != null) {
            assertThat(row.standard().answers()).matches(count -> count == 0 || count >= HiddenCells.LEAST);
        }
    }

    private static void assertNoColumnTells(MeasureReport report, Dimension dimension, Tallies tallies) {
        MeasureTable table = report.tables().stream()
                .filter(each -> each.dimension() == dimension)
                .findFirst()
                .orElseThrow();
        for (LineState state : LineState.values()) {
            Long whole = report.all().states().get(state.ordinal()).count();
            List<Cell> column = table.rows().stream()
                    .map(row -> row.states().get(state.ordinal()))
                    .toList();
            long hidden = column.stream().filter(cell -> !cell.isShown()).count();
            if (whole != null && hidden > 0) {
                long shown = column.stream()
                        .map(Cell::count)
                        .filter(Objects::nonNull)
                        .mapToLong(Long::longValue)
                        .sum();
                assertThat(hidden)
                        .as(dimension + " " + state + " of " + tallies.all().lines())
                        .isGreaterThan(1);
                assertThat(whole - shown).isGreaterThanOrEqualTo(HiddenCells.LEAST);
            }
        }
    }

    @Test
    void report_of_the_rule_counts_decisions_by_urgency_and_says_what_it_does_not_know() {
        Tally all = Tallies.of(LINES).all();
        ProgramReport report = ProgramReport.of(DAYS, all);
        long denied = LINES.stream()
                .filter(line -> line.asked().urgency() == Urgency.STANDARD)
                .filter(line -> line.answer().state() == LineState.DENIED)
                .count();
        long decided = LINES.stream()
                .filter(line -> line.asked().urgency() == Urgency.STANDARD)
                .filter(line -> line.answer().state().isDecided())
                .count();
        assertThat(report.standard().denied().count()).isEqualTo(denied);
        assertThat(report.standard().decided().count()).isEqualTo(decided);
        assertThat(report.standard().times().answers()).isEqualTo(decided);
        assertThat(report.scope()).contains("leaves out drugs", "CMS-0062-P");
        assertThat(report.notRecorded()).hasSize(2).first().asString().contains("appeal");
    }

    @Test
    void report_of_few_tells_nothing() {
        ProgramReport report =
                ProgramReport.of(DAYS, Tallies.of(LINES.subList(0, 8)).all());
        assertThat(List.of(report.standard().decided(), report.expedited().decided()))
                .allMatch(cell -> cell.count() == null || cell.count() == 0);
        assertThat(report.standard().times().mean()).isNull();
    }
}
