package org.precisionbenefit.api.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.audit.docket.Dimension;
import org.precisionbenefit.audit.docket.LineState;
import org.precisionbenefit.audit.docket.Tally;
import org.precisionbenefit.casework.measures.Cell;
import org.precisionbenefit.casework.measures.MeasureReport;
import org.precisionbenefit.casework.measures.MeasureRow;
import org.precisionbenefit.casework.measures.MeasureTable;
import org.precisionbenefit.casework.measures.Times;

/**
 * Measures as a page shows them.
 *
 * @param form the days and the plan
 * @param days the days in words
 * @param behind how many entries of the log are not counted yet, in words, or null when none
 * @param all every item
 * @param tables by dimension
 * @param links where the same is as tables and data
 * @param refusal what is wrong with what is looked for, or null
 */
public record MeasuresView(
        FilterView form,
        String days,
        @Nullable String behind,
        @Nullable RowView all,
        List<TableView> tables,
        Links links,
        @Nullable RefusalView refusal) {
    /** What a page shows of a dimension; the rest is in the tables to take along. */
    private static final int ROWS = 30;

    /** How outcomes are coloured: by what they mean for the member. */
    private static final Map<LineState, String> KINDS = new EnumMap<>(Map.of(
            LineState.APPROVED, "approve",
            LineState.APPROVED_BY_PERSON, "approve",
            LineState.NOT_REQUIRED, "approve",
            LineState.WAITS_FOR_INFORMATION, "ask",
            LineState.WAITS_FOR_PERSON, "person",
            LineState.APPROVED_IN_PART, "person",
            LineState.DENIED, "denied"));

    public MeasuresView {
        tables = List.copyOf(tables);
    }

    /**
     * Where the same is as tables and data.
     *
     * @param csv as a table
     * @param json as data
     * @param lines the lines that it is counted from
     * @param program the measures of the federal rule
     */
    public record Links(String csv, String json, String lines, String program) {
        static Links of(ConsoleForm form) {
            return new Links(
                    form.address("/console/measures.csv", ""),
                    form.address("/console/measures.json", ""),
                    form.address("/console/lines.ndjson", ""),
                    form.address("/console/program", ""));
        }
    }

    /**
     * The measures by one dimension.
     *
     * @param name the dimension
     * @param id its id in the page
     * @param rows the rows with the most items
     * @param left how many rows are not shown
     */
    public record TableView(String name, String id, List<RowView> rows, int left) {
        public TableView {
            rows = List.copyOf(rows);
        }

        static TableView of(MeasureTable table) {
            List<RowView> rows = table.rows().stream()
                    .limit(ROWS)
                    .map(row -> RowView.of(row, DocketWords.value(table.dimension(), row.value())))
                    .toList();
            return new TableView(
                    DocketWords.dimension(table.dimension()),
                    Words.plain(table.dimension()).replace(' ', '-'),
                    rows,
                    table.rows().size() - rows.size());
        }
    }

    /**
     * A row.
     *
     * @param name the value
     * @param items how many items
     * @param outcomes how they stand; those that never occur are left out
     * @param beside what is counted beside that
     * @param bars the outcomes as parts of one bar; none where some are not shown
     * @param standard how long standard requests took, in words
     * @param expedited how long expedited ones took, in words
     */
    public record RowView(
            String name,
            String items,
            List<ShareView> outcomes,
            List<ShareView> beside,
            List<BarView> bars,
            String standard,
            String expedited) {
        public RowView {
            outcomes = List.copyOf(outcomes);
            beside = List.copyOf(beside);
            bars = List.copyOf(bars);
        }

        static RowView of(MeasureRow row, String name) {
            List<ShareView> outcomes = new ArrayList<>();
            for (LineState state : LineState.values()) {
                Cell cell = row.states().get(state.ordinal());
                if (!Long.valueOf(0).equals(cell.count())) {
                    outcomes.add(ShareView.of(Mark.of(state).word(), kind(state), cell));
                }
            }
            return new RowView(
                    name,
                    row.lines().count() == null
                            ? "fewer than 11 or not told"
                            : String.valueOf(row.lines().count()),
                    outcomes,
                    Arrays.stream(Tally.Count.values())
                            .map(count -> ShareView.of(
                                    DocketWords.count(count),
                                    "other",
                                    row.beside().get(count.ordinal())))
                            .toList(),
                    bars(row),
                    times(row.standard()),
                    times(row.expedited()));
        }

        private static List<BarView> bars(MeasureRow row) {
            Long all = row.lines().count();
            List<BarView> bars = new ArrayList<>();
            double before = 0;
            for (LineState state : LineState.values()) {
                Long count = row.states().get(state.ordinal()).count();
                if (all == null || all == 0 || count == null) {
                    continue;
                }
                if (count > 0) {
                    bars.add(BarView.part(before, count, all, kind(state)));
                    before += count;
                }
            }
            return bars;
        }
    }

    /**
     * A share.
     *
     * @param name of what
     * @param kind the end of its class in the style sheet
     * @param count how many, or that it is not told
     * @param share the share with its interval, or empty
     * @param bar the share as a bar, or null where it is not told
     */
    public record ShareView(
            String name,
            String kind,
            String count,
            String share,
            @Nullable BarView bar) {
        static ShareView of(String name, String kind, Cell cell) {
            Long count = cell.count();
            BigDecimal percent = cell.percent();
            return new ShareView(
                    name,
                    kind,
                    count == null ? "not told" : count.toString(),
                    percent == null
                            ? ""
                            : percent.toPlainString() + " % (" + plain(cell.low()) + " to " + plain(cell.high()) + ")",
                    percent == null ? null : BarView.fromLeft(percent.doubleValue(), 100, kind));
        }

        private static String plain(@Nullable BigDecimal value) {
            return value == null ? "" : value.toPlainString();
        }
    }

    private static String kind(LineState state) {
        return KINDS.getOrDefault(state, "other");
    }

    /** How long decisions took, in words. */
    static String times(Times times) {
        if (times.mean() == null || times.median() == null || times.ninetieth() == null) {
            return Long.valueOf(0).equals(times.answers()) ? "none" : "not told";
        }
        return "mean " + span(times.mean()) + ", median " + span(times.median()) + ", nine tenths within "
                + span(times.ninetieth())
                + (times.answers() == null ? "" : " (" + times.answers() + " decided)");
    }

    private static String span(BigDecimal minutes) {
        double value = minutes.doubleValue();
        if (value < 120) {
            return minutes.stripTrailingZeros().toPlainString() + " min";
        }
        return value < 2 * 24 * 60
                ? String.format(Locale.ROOT, "%.1f h", value / 60)
                : String.format(Locale.ROOT, "%.1f days", value / (24 * 60));
    }

    static MeasuresView of(ConsoleForm form, FilterView fields, MeasureReport report, @Nullable String behind) {
        return new MeasuresView(
                fields,
                Words.days(report.days()),
                behind,
                RowView.of(report.all(), DocketWords.dimension(Dimension.ALL)),
                report.tables().stream()
                        .filter(table -> !table.rows().isEmpty())
                        .map(TableView::of)
                        .toList(),
                Links.of(form),
                null);
    }

    static MeasuresView wrong(ConsoleForm form, RefusalView refusal) {
        return new MeasuresView(FilterView.wrong(form), "", null, null, List.of(), Links.of(form), refusal);
    }
}
