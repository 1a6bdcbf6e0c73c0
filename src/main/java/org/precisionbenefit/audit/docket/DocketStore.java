package org.precisionbenefit.audit.docket;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.terminology.Period;

/** Where is the docket kept? It follows the log, entry by entry, and can be made anew from it. */
public interface DocketStore {
    /**
     * Works on the next entries of the log, and keeps in one commit what came of it and how far it got. What was kept in
     * another form is thrown away first, and the docket begins anew.
     *
     * @param form the form in which it is kept from now on
     * @param most how many entries at most
     * @return how many entries were worked off; empty when another process is at it
     */
    OptionalInt proceed(int form, int most, Work work);

    /** What is done with entries. */
    @FunctionalInterface
    interface Work {
        void on(List<LoggedEvent> events, Desk desk);
    }

    /** What can be looked up and written while it is worked on entries. Sheets that were written on are kept at the end. */
    interface Desk {
        /** The decision as far as it stands in the clear, or empty when there is none of this id. */
        Optional<ClearDecision> decision(DecisionId id);

        /** The sheets of the plan on which a line of that receipt may stand. */
        List<Sheet> sheets(PlanId plan, Instant receivedAt);

        /** The newest sheet of the plan and day that has room for so many more lines, or a new one. */
        Sheet withRoom(PlanId plan, LocalDate day, int more);
    }

    /**
     * A decision as far as it stands in the clear.
     *
     * @param id the decision
     * @param plan its plan
     * @param receivedAt when its request was received
     * @param completes the decision that it goes on from, or null
     * @param wentOn whether a later one goes on from it
     * @param readable whether its payload is there
     */
    record ClearDecision(
            DecisionId id,
            PlanId plan,
            Instant receivedAt,
            @Nullable DecisionId completes,
            boolean wentOn,
            boolean readable) {}

    /**
     * The heads of sheets of certain days without how long answers took, those with the latest lines first.
     *
     * @param days the days in UTC
     * @param place where to begin
     * @param most how many at most
     * @param plans the plans
     */
    List<SheetHead> heads(Period days, HeadPlace place, int most, VisiblePlans plans);

    /**
     * Where a list of heads begins.
     *
     * @param notAfter sheets whose lines are all later than this are left out, or null for none
     * @param after sheets up to this one in the order of the list are left out, or null for none
     */
    record HeadPlace(@Nullable Instant notAfter, @Nullable SheetHead after) {
        /** From the beginning. */
        public static final HeadPlace BEGINNING = new HeadPlace(null, null);
    }

    /** Every head of these days, in any order, one after the other. */
    void everyHead(Period days, VisiblePlans plans, Consumer<SheetHead> take);

    /**
     * What the lines of each month come to that has a day in this span, the latest month first.
     *
     * @param days the days in UTC
     * @param plans the plans
     */
    List<MonthSum> months(Period days, VisiblePlans plans);

    /**
     * What the lines of one plan and month come to.
     *
     * @param plan the plan
     * @param month the month in UTC
     * @param tallies what they come to
     */
    record MonthSum(PlanId plan, YearMonth month, Tallies tallies) {}

    /** The lines of a sheet; none when it is not among these plans. */
    List<DocketLine> lines(SheetHead head, VisiblePlans plans);

    /** How far the docket has come. */
    Reach reach();

    /**
     * How far the docket has come.
     *
     * @param entries how many entries of the log it has taken in
     * @param logged how many entries the log holds
     */
    record Reach(long entries, long logged) {
        /** How many entries it has still to take in. */
        public long behind() {
            return Math.max(0, logged - entries);
        }
    }

    /** The decisions of the case that a decision belongs to, as far as these plans show them, the earliest first. */
    List<ClearDecision> caseOf(DecisionId decision, VisiblePlans plans);
}
