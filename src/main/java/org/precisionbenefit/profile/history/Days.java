package org.precisionbenefit.profile.history;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.precisionbenefit.terminology.Period;

/** Counts with stretches of days; each day counts once, however many stretches hold it. */
final class Days {
    private Days() {}

    /** The days of the window that the stretches hold, as stretches in order that neither touch nor overlap. */
    static List<Period> within(List<Period> stretches, Period window) {
        List<Period> inOrder = stretches.stream()
                .filter(each -> !each.start().isAfter(end(window)) && !end(each).isBefore(window.start()))
                .map(each -> new Period(later(each.start(), window.start()), earlier(end(each), end(window))))
                .sorted(Comparator.comparing(Period::start).thenComparing(Days::end))
                .toList();
        List<Period> joined = new ArrayList<>();
        for (Period next : inOrder) {
            Period last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && !next.start().isAfter(end(last).plusDays(1))) {
                joined.set(joined.size() - 1, new Period(last.start(), later(end(last), end(next))));
            } else {
                joined.add(next);
            }
        }
        return List.copyOf(joined);
    }

    /** The days of the window that the stretches do not hold. */
    static List<Period> missing(List<Period> stretches, Period window) {
        List<Period> missing = new ArrayList<>();
        LocalDate next = window.start();
        for (Period held : within(stretches, window)) {
            if (held.start().isAfter(next)) {
                missing.add(new Period(next, held.start().minusDays(1)));
            }
            next = end(held).plusDays(1);
        }
        if (!next.isAfter(end(window))) {
            missing.add(new Period(next, end(window)));
        }
        return List.copyOf(missing);
    }

    static long count(Period stretch) {
        return ChronoUnit.DAYS.between(stretch.start(), end(stretch)) + 1;
    }

    static long count(List<Period> stretches) {
        return stretches.stream().mapToLong(Days::count).sum();
    }

    /** The last day; far away where none is known. */
    static LocalDate end(Period period) {
        LocalDate end = period.end();
        return end == null ? LocalDate.MAX.minusDays(1) : end;
    }

    static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
