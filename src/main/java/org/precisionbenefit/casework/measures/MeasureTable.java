package org.precisionbenefit.casework.measures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.precisionbenefit.audit.docket.Dimension;
import org.precisionbenefit.audit.docket.LineState;
import org.precisionbenefit.audit.docket.Tallies;
import org.precisionbenefit.audit.docket.Tally;
import org.precisionbenefit.intake.Urgency;

/**
 * The measures by one dimension, the value with the most lines first.
 *
 * @param dimension the dimension
 * @param rows a row for each value; where every line has one value at most, one for those that have none
 */
public record MeasureTable(Dimension dimension, List<MeasureRow> rows) {
    /** Where a line has one value or none, so that what has none is the rest. */
    private static final Set<Dimension> ONE_EACH = Set.of(
            Dimension.PLAN,
            Dimension.LINE_OF_BUSINESS,
            Dimension.DRUG,
            Dimension.POLICY,
            Dimension.WAITED_FOR,
            Dimension.AGE,
            Dimension.SEX);

    private static final int STATES = LineState.values().length;

    public MeasureTable {
        Objects.requireNonNull(dimension, "dimension is null");
        rows = List.copyOf(rows);
    }

    private record Named(String value, Tally tally) {}

    static MeasureTable of(Dimension dimension, Tallies tallies) {
        List<Named> named = new ArrayList<>();
        tallies.by(dimension).forEach((value, tally) -> named.add(new Named(value, tally)));
        named.sort(Comparator.comparing((Named each) -> -each.tally().lines()).thenComparing(Named::value));
        long[][] counts = new long[named.size() + (ONE_EACH.contains(dimension) ? 2 : 1)][];
        long[] rest = counts(tallies.all());
        for (int r = 0; r < named.size(); r++) {
            counts[r] = counts(named.get(r).tally());
            for (int c = 0; c < rest.length; c++) {
                rest[c] -= counts[r][c];
            }
        }
        if (ONE_EACH.contains(dimension)) {
            counts[named.size()] = rest;
        }
        counts[counts.length - 1] = counts(tallies.all());
        HiddenCells hidden = new HiddenCells(counts);
        List<MeasureRow> rows = new ArrayList<>();
        for (int r = 0; r < named.size(); r++) {
            rows.add(row(named.get(r), counts[r], hidden, r));
        }
        if (ONE_EACH.contains(dimension) && rest[STATES] > 0) {
            rows.add(rest(counts[named.size()], hidden, named.size()));
        }
        return new MeasureTable(dimension, rows);
    }

    /** The lines that have no value: how they stand, and nothing else. */
    private static MeasureRow rest(long[] counts, HiddenCells hidden, int row) {
        MeasureRow like = row(new Named("", new Tally()), counts, hidden, row);
        Times none = new Times(null, null, null, null);
        return new MeasureRow(
                "",
                like.lines(),
                like.states(),
                like.beside().stream().map(any -> Cell.HIDDEN).toList(),
                none,
                none);
    }

    /** The states, then the sum. */
    private static long[] counts(Tally tally) {
        long[] counts = new long[STATES + 1];
        for (LineState state : LineState.values()) {
            counts[state.ordinal()] = tally.of(state);
        }
        counts[STATES] = tally.lines();
        return counts;
    }

    private static MeasureRow row(Named named, long[] counts, HiddenCells hidden, int row) {
        long all = counts[STATES];
        boolean sumShown = !hidden.isHidden(row, STATES);
        List<Cell> states = new ArrayList<>();
        for (int state = 0; state < STATES; state++) {
            states.add(
                    hidden.isHidden(row, state)
                            ? Cell.HIDDEN
                            : sumShown ? Cell.of(counts[state], all) : Cell.of(counts[state]));
        }
        List<Cell> beside = new ArrayList<>();
        for (Tally.Count count : Tally.Count.values()) {
            beside.add(beside(named.tally().of(count), all, sumShown));
        }
        boolean counted = Arrays.stream(LineState.values())
                .filter(LineState::isDecided)
                .noneMatch(state -> hidden.isHidden(row, state.ordinal()));
        return new MeasureRow(
                named.value(),
                sumShown ? Cell.of(all) : Cell.HIDDEN,
                states,
                beside,
                Times.of(named.tally().took(Urgency.STANDARD), sumShown, counted),
                Times.of(named.tally().took(Urgency.EXPEDITED), sumShown, counted));
    }

    /** A part by itself: shown where neither it nor what is left is small. */
    private static Cell beside(long count, long all, boolean sumShown) {
        return !sumShown || HiddenCells.isSmall(count) || HiddenCells.isSmall(all - count)
                ? Cell.HIDDEN
                : Cell.of(count, all);
    }

    /** Every line at once, as one row. */
    static MeasureRow total(Tallies tallies) {
        long[][] counts = {counts(tallies.all())};
        return row(new Named("", tallies.all()), counts[0], HiddenCells.ofOneRow(counts), 0);
    }
}
