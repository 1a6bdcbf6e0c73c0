package org.precisionbenefit.profile.history;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.Period;

/**
 * The days on which a member really had a drug, or one of several, as supplies show.
 *
 * <p>Counted as the Pharmacy Quality Alliance counts days covered: every fill covers its days of supply from its own day on;
 * an early refill of the same drug begins when the supply before it ends (see {@link CarryOver}); of several fills of one
 * drug on one day the longest counts; a day counts once, however many drugs cover it. A claim and the dispensing record of
 * the same fill are counted apart, so that one fill that both tell of is not carried over as two.
 *
 * @param covered the covered days of the window, as stretches in order
 * @param gaps the days without supply, from the first covered day of the window to its end
 * @param firstFill the day of the first fill up to the window's end, or null when there is none
 * @param lastFill the day of the last one
 * @param open whether a fill is known without its day or its days of supply, so that there may be more days
 */
public record TherapyDays(
        List<Period> covered,
        List<Period> gaps,
        @Nullable LocalDate firstFill,
        @Nullable LocalDate lastFill,
        boolean open) {
    public TherapyDays {
        covered = List.copyOf(covered);
        gaps = List.copyOf(gaps);
    }

    /**
     * Counts.
     *
     * @param byDrug the fills of each drug by itself, in any order; those that were taken back and mere statements are left
     *     out
     * @param window the days that count, with an end; what was supplied before it and reaches into it counts
     * @param carryOver how much of an early refill counts later
     */
    public static TherapyDays of(Collection<List<Fill>> byDrug, Period window, CarryOver carryOver) {
        Objects.requireNonNull(window.end(), "the window has no end");
        List<Period> supplied = new ArrayList<>();
        List<Fill> all = new ArrayList<>();
        for (List<Fill> fills : byDrug) {
            List<Fill> recorded =
                    Fill.standing(fills).stream().filter(Fill::isRecorded).toList();
            all.addAll(recorded);
            for (Fill.Kind kind : Fill.Kind.values()) {
                supplied.addAll(supplied(recorded, kind, carryOver));
            }
        }
        List<Period> covered = Days.within(supplied, window);
        List<Period> gaps = covered.isEmpty()
                ? List.of()
                : Days.missing(covered, new Period(covered.get(0).start(), window.end()));
        List<LocalDate> dates = all.stream()
                .flatMap(fill -> Stream.ofNullable(fill.supply().day()))
                .filter(day -> !day.isAfter(Days.end(window)))
                .sorted()
                .toList();
        return new TherapyDays(
                covered,
                gaps,
                dates.isEmpty() ? null : dates.get(0),
                dates.isEmpty() ? null : dates.get(dates.size() - 1),
                all.stream().anyMatch(fill -> isOpen(fill, all)));
    }

    private static List<Period> supplied(List<Fill> fills, Fill.Kind kind, CarryOver carryOver) {
        TreeMap<LocalDate, Integer> longest = new TreeMap<>();
        for (Fill fill : fills) {
            LocalDate day = fill.supply().day();
            Integer days = fill.supply().days();
            if (fill.kind() == kind && day != null && days != null) {
                longest.merge(day, days, Math::max);
            }
        }
        List<Period> supplied = new ArrayList<>();
        LocalDate next = LocalDate.MIN;
        for (Map.Entry<LocalDate, Integer> fill : longest.entrySet()) {
            long early = fill.getKey().isBefore(next) ? ChronoUnit.DAYS.between(fill.getKey(), next) : 0;
            LocalDate first = fill.getKey().plusDays(carryOver.carried(early));
            LocalDate after = first.plusDays(fill.getValue());
            supplied.add(new Period(first, after.minusDays(1)));
            next = Days.later(next, after);
        }
        return supplied;
    }

    /** A claim without days of supply is no open question where another record of the same day has them. */
    private static boolean isOpen(Fill fill, List<Fill> all) {
        LocalDate day = fill.supply().day();
        return day == null
                || (fill.supply().days() == null
                        && all.stream()
                                .noneMatch(other -> day.equals(other.supply().day())
                                        && other.supply().days() != null));
    }

    /** How many days were covered. */
    public long days() {
        return Days.count(covered);
    }

    /** The days of the longest gap; zero when there is none. */
    public long longestGap() {
        return gaps.stream().mapToLong(Days::count).max().orElse(0);
    }
}
