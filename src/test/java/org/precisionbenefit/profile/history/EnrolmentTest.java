package org.precisionbenefit.profile.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionbenefit.profile.history.Histories.PLAN;
import static org.precisionbenefit.profile.history.Histories.covered;
import static org.precisionbenefit.profile.history.Histories.days;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.formulary.LineOfBusiness;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.profile.history.Enrolment.Standing;

class EnrolmentTest {
    private static final Enrolment.OfPlan OURS = new Enrolment.OfPlan(PLAN, LineOfBusiness.COMMERCIAL, "NY");
    private static final LocalDate DAY = LocalDate.parse("2026-06-15");

    @Test
    void member_is_covered_on_both_ends_of_the_coverage_and_lapsed_beyond() {
        Enrolment enrolment = new Enrolment(List.of(covered("2026-01-01", "2026-06-15")));
        assertThat(enrolment.on(OURS, DAY)).isEqualTo(Standing.COVERED);
        assertThat(enrolment.on(OURS, LocalDate.parse("2026-01-01"))).isEqualTo(Standing.COVERED);
        assertThat(enrolment.on(OURS, DAY.plusDays(1))).isEqualTo(Standing.LAPSED);
        assertThat(enrolment.on(OURS, LocalDate.parse("2025-12-31"))).isEqualTo(Standing.LAPSED);
    }

    @Test
    void nothing_recorded_says_nothing() {
        assertThat(new Enrolment(List.of()).on(OURS, DAY)).isEqualTo(Standing.NOT_RECORDED);
    }

    @Test
    void withdrawn_coverage_and_that_of_another_plan_do_not_cover() {
        CoveragePeriod open = covered("2026-01-01", null);
        CoveragePeriod withdrawn = new CoveragePeriod(
                open.resource(), PLAN, open.line(), open.state(), open.days(), CoveragePeriod.Status.WITHDRAWN);
        assertThat(new Enrolment(List.of(withdrawn)).on(OURS, DAY)).isEqualTo(Standing.LAPSED);
        assertThat(new Enrolment(List.of(covered("Coverage/o", new PlanId("OTHER"), "2026-01-01", null))).on(OURS, DAY))
                .isEqualTo(Standing.LAPSED);
    }

    @Test
    void coverage_of_another_line_or_state_than_the_plan_s_is_ambiguous() {
        Enrolment enrolment = new Enrolment(List.of(covered("2026-01-01", null)));
        assertThat(enrolment.on(new Enrolment.OfPlan(PLAN, LineOfBusiness.MEDICAID, "NY"), DAY))
                .isEqualTo(Standing.AMBIGUOUS);
        assertThat(enrolment.on(new Enrolment.OfPlan(PLAN, LineOfBusiness.COMMERCIAL, "NJ"), DAY))
                .isEqualTo(Standing.AMBIGUOUS);
        assertThat(enrolment.on(new Enrolment.OfPlan(PLAN, null, null), DAY)).isEqualTo(Standing.COVERED);
    }

    @Test
    void two_coverages_of_one_kind_on_a_day_are_ambiguous_and_of_two_kinds_are_not() {
        CoveragePeriod own = covered("2026-01-01", null);
        CoveragePeriod rival = covered("Coverage/rival", new PlanId("OTHER"), "2026-06-01", null);
        CoveragePeriod beside = new CoveragePeriod(
                "Coverage/beside",
                new PlanId("OTHER"),
                LineOfBusiness.MEDICAID,
                "NY",
                days("2026-06-01", null),
                CoveragePeriod.Status.ACTIVE);
        assertThat(new Enrolment(List.of(own, rival)).on(OURS, DAY)).isEqualTo(Standing.AMBIGUOUS);
        assertThat(new Enrolment(List.of(own, beside)).on(OURS, DAY)).isEqualTo(Standing.COVERED);
        assertThat(new Enrolment(List.of(own, covered("Coverage/again", PLAN, "2026-02-01", "2026-07-01")))
                        .on(OURS, DAY))
                .isEqualTo(Standing.COVERED);
    }

    /** Covered January to March and from May 1 on: April is missing, 30 days, and December before. */
    @Test
    void days_without_coverage_are_listed() {
        Enrolment enrolment = new Enrolment(List.of(covered("2026-05-01", null), covered("2026-01-01", "2026-03-31")));
        assertThat(enrolment.gaps(days("2025-12-01", "2026-11-28")))
                .containsExactly(days("2025-12-01", "2025-12-31"), days("2026-04-01", "2026-04-30"));
        assertThat(enrolment.isComplete(days("2026-05-01", "2026-11-28"))).isTrue();
        assertThat(enrolment.isComplete(days("2026-04-30", "2026-11-28"))).isFalse();
        assertThat(new Enrolment(List.of()).gaps(days("2026-01-01", "2026-01-02")))
                .containsExactly(days("2026-01-01", "2026-01-02"));
    }

    @Test
    void coverages_that_follow_each_other_by_a_day_leave_no_gap() {
        Enrolment enrolment =
                new Enrolment(List.of(covered("2026-01-01", "2026-03-31"), covered("2026-04-01", "2026-12-31")));
        assertThat(enrolment.isComplete(days("2026-01-01", "2026-12-31"))).isTrue();
    }

    @Test
    void later_word_of_a_resource_stands_in_the_place_of_the_earlier() {
        Fill paid = Histories.claim("2026-01-01", 30);
        MemberHistory first = new MemberHistory(List.of(covered("2026-01-01", null)), List.of(paid), List.of());
        MemberHistory later = new MemberHistory(
                List.of(covered("2026-01-01", "2026-03-31")), List.of(Histories.reversed(paid)), List.of());
        MemberHistory now = first.followedBy(later);
        assertThat(now.size()).isEqualTo(2);
        assertThat(now.coverage().get(0).days()).isEqualTo(days("2026-01-01", "2026-03-31"));
        assertThat(Fill.standing(now.fills())).isEmpty();
        assertThat(MemberHistory.NONE.followedBy(first)).isEqualTo(first);
    }
}
