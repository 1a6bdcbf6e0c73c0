package org.precisionbenefit.casework.docket;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.docket.DocketLine;
import org.precisionbenefit.audit.docket.DocketStore;
import org.precisionbenefit.audit.docket.DocketStore.HeadPlace;
import org.precisionbenefit.audit.docket.DocketStore.MonthSum;
import org.precisionbenefit.audit.docket.SheetHead;
import org.precisionbenefit.audit.docket.Tallies;
import org.precisionbenefit.terminology.Period;

/**
 * Looks through the docket, the latest lines first. Sheets whose heads say that nothing is there are not opened, and no more
 * than a number of them for one answer, however many decisions are kept: then it says how far it looked, and goes on from there.
 */
public final class DocketSearch {
    /** Sheets that are opened for one answer; each takes about a millisecond. */
    static final int MOST_OPENED = 20;

    /** Heads that are looked at for one answer. */
    static final int MOST_HEADS = 4_000;

    private static final int HEADS_AT_ONCE = 6;
    private static final int MOST_HEADS_AT_ONCE = 500;

    private final DocketStore store;
    private final Clock clock;

    public DocketSearch(DocketStore store, Clock clock) {
        this.store = Objects.requireNonNull(store, "store is null");
        this.clock = Objects.requireNonNull(clock, "clock is null");
    }

    /**
     * What was found.
     *
     * @param lines the lines, the latest first
     * @param next where it goes on, or null when nothing comes after
     * @param lookedBackTo the instant down to which it looked, where it ended before the page was full, or null
     */
    public record Page(
            List<DocketLine> lines,
            @Nullable DocketPlace next,
            @Nullable Instant lookedBackTo) {
        public Page {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A page of lines.
     *
     * @param query which
     * @param after the place after which it begins, or null for the latest
     * @param most how many at most
     * @param plans the plans
     */
    public Page page(DocketQuery query, @Nullable DocketPlace after, int most, VisiblePlans plans) {
        Instant now = clock.instant();
        Heads heads = new Heads(months(query, plans), after == null ? null : after.at(), plans);
        PriorityQueue<DocketLine> candidates = new PriorityQueue<>(DocketPlace.ORDER);
        List<DocketLine> found = new ArrayList<>();
        int opened = 0;
        while (true) {
            SheetHead next = heads.peek();
            // What is later than anything on the sheets that are left comes before all of it.
            while (!candidates.isEmpty()
                    && found.size() <= most
                    && (next == null || candidates.element().key().receivedAt().isAfter(next.last()))) {
                found.add(candidates.remove());
            }
            if (found.size() > most) {
                List<DocketLine> shown = found.subList(0, most);
                return new Page(shown, DocketPlace.behind(shown.get(most - 1)), null);
            }
            if (next == null) {
                return new Page(found, null, null);
            }
            if (opened == MOST_OPENED || heads.taken() == MOST_HEADS) {
                // Instants are kept to the microsecond: this is behind everything that was shown and before everything
                // else.
                return new Page(found, DocketPlace.before(next.last().plusNanos(1)), next.last());
            }
            heads.take();
            if (query.mayMatch(next.tallies())) {
                opened++;
                DocketQuery.OnSheet here = query.on(next.tallies());
                store.lines(next, plans).stream()
                        .filter(line -> here.matches(line, now))
                        .filter(line -> after == null || after.isBefore(line))
                        .forEach(candidates::add);
            }
        }
    }

    /** Every line that is looked for, sheet by sheet, in no order that means anything. */
    public void each(DocketQuery query, VisiblePlans plans, Consumer<DocketLine> take) {
        Instant now = clock.instant();
        Heads heads = new Heads(months(query, plans), null, plans);
        for (SheetHead head = heads.peek(); head != null; head = heads.peek()) {
            heads.take();
            if (query.mayMatch(head.tallies())) {
                store.lines(head, plans).stream()
                        .filter(line -> query.matches(line, now))
                        .sorted(DocketPlace.ORDER)
                        .forEach(take);
            }
        }
    }

    /** What all lines of these days come to: of whole months by their sums, of the days at both ends by their sheets. */
    public Tallies tallies(Period days, VisiblePlans plans) {
        Tallies all = new Tallies();
        Set<YearMonth> parts = new TreeSet<>();
        for (MonthSum month : store.months(days, plans)) {
            Period part = part(month.month(), days);
            if (part.start().equals(month.month().atDay(1))
                    && month.month().atEndOfMonth().equals(part.end())) {
                all.add(month.tallies());
            } else {
                parts.add(month.month());
            }
        }
        parts.forEach(month -> store.everyHead(part(month, days), plans, head -> all.add(head.tallies())));
        return all;
    }

    /** The days of a month that are asked for. */
    private static Period part(YearMonth month, Period days) {
        LocalDate first = month.atDay(1);
        LocalDate last = month.atEndOfMonth();
        LocalDate end = days.end();
        return new Period(
                first.isBefore(days.start()) ? days.start() : first, end != null && end.isBefore(last) ? end : last);
    }

    /** The parts of the months in which something that is looked for can be, the latest first. */
    private List<Period> months(DocketQuery query, VisiblePlans plans) {
        return store.months(query.days(), plans).stream()
                .filter(month -> query.mayMatch(month.tallies()))
                .map(MonthSum::month)
                .distinct()
                .map(month -> part(month, query.days()))
                .toList();
    }

    /** How far the docket has come. */
    public DocketStore.Reach reach() {
        return store.reach();
    }

    /** Heads one after the other, read in growing portions: most pages need few. */
    private final class Heads {
        private final Deque<Period> months;
        private final @Nullable Instant notAfter;
        private final VisiblePlans plans;
        private final Deque<SheetHead> ready = new ArrayDeque<>();
        private @Nullable SheetHead last;
        private int portion = HEADS_AT_ONCE;
        private int taken;

        Heads(List<Period> months, @Nullable Instant notAfter, VisiblePlans plans) {
            this.months = new ArrayDeque<>(months);
            this.notAfter = notAfter;
            this.plans = plans;
        }

        @Nullable
        SheetHead peek() {
            while (ready.isEmpty() && !months.isEmpty()) {
                List<SheetHead> more = store.heads(months.element(), new HeadPlace(notAfter, last), portion, plans);
                if (more.size() < portion) {
                    months.remove();
                    last = null;
                } else {
                    last = more.get(more.size() - 1);
                }
                portion = Math.min(MOST_HEADS_AT_ONCE, portion * 2);
                ready.addAll(more);
            }
            return ready.peek();
        }

        void take() {
            ready.remove();
            taken++;
        }

        int taken() {
            return taken;
        }
    }
}
