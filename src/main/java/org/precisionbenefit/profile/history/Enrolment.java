package org.precisionbenefit.profile.history;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.LineOfBusiness;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.terminology.Period;

/**
 * When the member was covered, as far as the records say. It is asked twice: on the day of a decision, and for the days in
 * which nothing was found, because only a payer who paid for all of them knows that there was nothing.
 *
 * @param recorded every stretch of coverage that is recorded
 */
public record Enrolment(List<CoveragePeriod> recorded) {
    public Enrolment {
        recorded = List.copyOf(recorded);
    }

    /** How a member stands on a day. */
    public enum Standing {
        /** One coverage holds. */
        COVERED,
        /** Coverage is recorded, and none of the plan holds on the day. */
        LAPSED,
        /** What is recorded of the day contradicts itself, the plan, or another plan of the same kind. */
        AMBIGUOUS,
        /** No coverage is recorded at all, so that nothing can be said. */
        NOT_RECORDED
    }

    /**
     * A plan as it is held against the records.
     *
     * @param id the plan
     * @param line its kind, or null when not known
     * @param state the state whose law holds, or null when not known
     */
    public record OfPlan(
            PlanId id,
            @Nullable LineOfBusiness line,
            @Nullable String state) {
        public OfPlan {
            Objects.requireNonNull(id, "id is null");
        }
    }

    /** How the member stands under the plan on the day. */
    public Standing on(OfPlan plan, LocalDate day) {
        if (recorded.isEmpty()) {
            return Standing.NOT_RECORDED;
        }
        List<CoveragePeriod> holding = recorded.stream()
                .filter(each -> each.isActive() && each.days().contains(day))
                .toList();
        List<CoveragePeriod> own =
                holding.stream().filter(each -> each.plan().equals(plan.id())).toList();
        if (own.isEmpty()) {
            return Standing.LAPSED;
        }
        boolean clear = own.stream()
                        .allMatch(each -> agree(each.line(), plan.line()) && agree(each.state(), plan.state()))
                && own.stream().allMatch(each -> agree(each.line(), own.get(0).line()))
                && own.stream().allMatch(each -> agree(each.state(), own.get(0).state()))
                && holding.stream().noneMatch(each -> isRival(each, plan));
        return clear ? Standing.COVERED : Standing.AMBIGUOUS;
    }

    /** A second plan of another kind is coordination of benefits and common; one of the same kind leaves open who pays. */
    private static boolean isRival(CoveragePeriod other, OfPlan plan) {
        return !other.plan().equals(plan.id()) && other.line() != null && other.line() == plan.line();
    }

    private static boolean agree(@Nullable Object one, @Nullable Object other) {
        return one == null || other == null || one.equals(other);
    }

    /** The days of the window for which no coverage is recorded, of whatever plan; empty when enrolment was complete. */
    public List<Period> gaps(Period window) {
        return Days.missing(
                recorded.stream()
                        .filter(CoveragePeriod::isActive)
                        .map(CoveragePeriod::days)
                        .toList(),
                window);
    }

    /** Whether every day of the window was covered, so that what was not found was not there. */
    public boolean isComplete(Period window) {
        return gaps(window).isEmpty();
    }
}
