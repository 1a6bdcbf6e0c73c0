package org.precisionbenefit.profile.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionbenefit.profile.history.Histories.claim;
import static org.precisionbenefit.profile.history.Histories.days;
import static org.precisionbenefit.profile.history.Histories.dispense;
import static org.precisionbenefit.profile.history.Histories.fill;
import static org.precisionbenefit.profile.history.Histories.reversalOf;
import static org.precisionbenefit.profile.history.Histories.reversed;
import static org.precisionbenefit.profile.history.Histories.stated;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Days of therapy of members whose days were counted by hand, as the comments show. */
class TherapyDaysTest {
    /**
     * Jan 5 for 30 days: Jan 5 to Feb 3. Jan 30 for 30 days, five days early: Feb 4 to Mar 5. Apr 1 for 30 days: Apr 1 to
     * Apr 30. What was taken back counts for nothing. Jan 5 to Mar 5 is 27 + 28 + 5 = 60 days, with April 90. Between them
     * Mar 6 to Mar 31, 26 days; after them May 1 to Jun 30, 61 days.
     */
    @Test
    void early_refill_counts_later_and_a_reversed_one_not_at_all() {
        List<Fill> fills = List.of(
                claim("2026-01-05", 30),
                claim("2026-01-30", 30),
                claim("2026-04-01", 30),
                reversed(claim("2026-04-20", 30)));
        TherapyDays counted = count(CarryOver.WHOLE, "2026-01-01", "2026-06-30", fills);
        assertThat(counted.days()).isEqualTo(90);
        assertThat(counted.covered())
                .containsExactly(days("2026-01-05", "2026-03-05"), days("2026-04-01", "2026-04-30"));
        assertThat(counted.gaps()).containsExactly(days("2026-03-06", "2026-03-31"), days("2026-05-01", "2026-06-30"));
        assertThat(counted.longestGap()).isEqualTo(61);
        assertThat(counted.firstFill()).isEqualTo(LocalDate.parse("2026-01-05"));
        assertThat(counted.lastFill()).isEqualTo(LocalDate.parse("2026-04-01"));
        assertThat(counted.open()).isFalse();
    }

    /** The same member with at most three days carried over: the second supply runs from Feb 2 to Mar 3, 58 days with the first. */
    @Test
    void stock_beyond_the_plan_s_limit_is_not_carried_over() {
        List<Fill> fills = List.of(claim("2026-01-05", 30), claim("2026-01-30", 30), claim("2026-04-01", 30));
        assertThat(count(new CarryOver(3), "2026-01-01", "2026-06-30", fills).days())
                .isEqualTo(88);
        assertThat(count(new CarryOver(0), "2026-01-01", "2026-06-30", fills).days())
                .isEqualTo(85);
    }

    /**
     * The window is March to May. The first drug: Feb 15 for 30 days reaches to Mar 16; on Mar 10 two fills, of which the
     * longer counts, from Mar 17 to Apr 15. The second drug: Apr 10 for 20 days, from its own day, to Apr 29. Together Mar 1
     * to Apr 29, 31 + 29 = 60 days; Apr 30 to May 31 is a gap of 32.
     */
    @Test
    void several_drugs_overlap_and_a_supply_reaches_into_the_window() {
        List<Fill> first = List.of(claim("2026-02-15", 30), claim("2026-03-10", 10), claim("2026-03-10", 30));
        List<Fill> second = List.of(claim("2026-04-10", 20));
        TherapyDays both = TherapyDays.of(List.of(first, second), days("2026-03-01", "2026-05-31"), CarryOver.WHOLE);
        assertThat(both.days()).isEqualTo(60);
        assertThat(both.gaps()).containsExactly(days("2026-04-30", "2026-05-31"));
        assertThat(both.longestGap()).isEqualTo(32);
    }

    /** One fill, told by claim and pharmacy on two days: Jan 10 to Feb 8 and Jan 11 to Feb 9 are 31 days and not 60. */
    @Test
    void claim_and_dispensing_record_of_one_fill_are_not_two_supplies() {
        List<Fill> fills = List.of(claim("2026-01-10", 30), dispense("2026-01-11", 30));
        assertThat(count(CarryOver.WHOLE, "2026-01-01", "2026-12-31", fills).days())
                .isEqualTo(31);
    }

    /**
     * The alliance's own example of a member who takes metformin: doses of Jan 1 to Mar 31, Apr 1 to Jun 29 (fetched Mar
     * 25), Jul 5 to Oct 2, and Oct 15 to the year's end: 90 + 90 + 90 + 78 = 348 days, gaps of 5 and 12.
     */
    @Test
    void quality_alliance_s_own_example_is_counted_as_it_counts() {
        List<Fill> fills = List.of(
                claim("2018-01-01", 90), claim("2018-03-25", 90), claim("2018-07-05", 90), claim("2018-10-15", 90));
        TherapyDays counted = count(CarryOver.WHOLE, "2018-01-01", "2018-12-31", fills);
        assertThat(counted.days()).isEqualTo(348);
        assertThat(counted.gaps()).containsExactly(days("2018-06-30", "2018-07-04"), days("2018-10-03", "2018-10-14"));
    }

    @Test
    void fill_without_days_or_day_leaves_the_count_open_unless_another_record_of_the_day_has_them() {
        Fill without = claim("2026-02-01", null);
        Fill undated = fill("ExplanationOfBenefit/undated", Fill.Kind.CLAIMED, null, 30);
        assertThat(count(CarryOver.WHOLE, "2026-01-01", "2026-12-31", List.of(without))
                        .open())
                .isTrue();
        assertThat(count(CarryOver.WHOLE, "2026-01-01", "2026-12-31", List.of(undated))
                        .open())
                .isTrue();
        TherapyDays told =
                count(CarryOver.WHOLE, "2026-01-01", "2026-12-31", List.of(without, dispense("2026-02-01", 30)));
        assertThat(told.open()).isFalse();
        assertThat(told.days()).isEqualTo(30);
    }

    @Test
    void record_that_takes_another_back_takes_it_and_itself_away() {
        Fill paid = claim("2026-01-01", 30);
        TherapyDays counted = count(
                CarryOver.WHOLE,
                "2026-01-01",
                "2026-12-31",
                List.of(paid, reversalOf(paid, "ExplanationOfBenefit/back")));
        assertThat(counted.days()).isZero();
        assertThat(counted.gaps()).isEmpty();
        assertThat(counted.firstFill()).isNull();
    }

    @Test
    void claim_that_takes_the_place_of_another_counts_alone() {
        Fill paid = claim("2026-01-01", 30);
        assertThat(count(
                                CarryOver.WHOLE,
                                "2026-01-01",
                                "2026-12-31",
                                List.of(paid, Histories.adjusted(paid, "ExplanationOfBenefit/again", 10)))
                        .days())
                .isEqualTo(10);
    }

    @Test
    void statement_shows_no_supply() {
        assertThat(count(CarryOver.WHOLE, "2026-01-01", "2026-12-31", List.of(stated("2026-01-01", 90)))
                        .days())
                .isZero();
    }

    @Test
    void day_after_the_window_does_not_count() {
        TherapyDays counted = count(CarryOver.WHOLE, "2026-01-01", "2026-01-10", List.of(claim("2026-01-08", 30)));
        assertThat(counted.days()).isEqualTo(3);
        assertThat(count(CarryOver.WHOLE, "2026-01-01", "2026-01-10", List.of(claim("2026-01-11", 30)))
                        .lastFill())
                .isNull();
    }

    @Test
    void drugs_tried_are_those_with_enough_days_and_one_without_days_is_left_open() {
        Map<String, TherapyDays> days = new TreeMap<>();
        days.put("atorvastatin", count(CarryOver.WHOLE, "2026-01-01", "2026-12-31", List.of(claim("2026-01-01", 60))));
        days.put("rosuvastatin", count(CarryOver.WHOLE, "2026-01-01", "2026-12-31", List.of(claim("2026-03-01", 29))));
        days.put("simvastatin", count(CarryOver.WHOLE, "2026-01-01", "2026-12-31", List.of(claim("2026-05-01", null))));
        Trials trials = new Trials(new TreeMap<>(days));
        assertThat(trials.tried(30)).containsExactly("atorvastatin");
        assertThat(trials.tried(1)).containsExactly("atorvastatin", "rosuvastatin");
        assertThat(trials.leftOpen(30)).containsExactly("simvastatin");
    }

    private static TherapyDays count(CarryOver carryOver, String from, String to, List<Fill> fills) {
        return TherapyDays.of(List.of(fills), days(from, to), carryOver);
    }
}
