package org.precisionbenefit.casework.measures;

import java.util.List;
import java.util.Objects;
import org.precisionbenefit.audit.docket.LineState;
import org.precisionbenefit.audit.docket.Tally;
import org.precisionbenefit.intake.Urgency;
import org.precisionbenefit.terminology.Period;

/**
 * The measures on prior authorization that payers publish each year under CMS-0057-F (89 FR 8758; for Medicare Advantage 42 CFR
 * 422.122(c)), for the requests that were received on certain days.
 *
 * @param days the days in UTC
 * @param scope whether the rule asks for them, in words
 * @param standard requests that were not urgent
 * @param expedited urgent requests
 * @param notRecorded measures of the rule of which this record knows nothing, and why
 */
public record ProgramReport(
        Period days, String scope, OfUrgency standard, OfUrgency expedited, List<String> notRecorded) {
    /** Says what the rule is about. */
    public static final String SCOPE =
            "CMS-0057-F leaves out drugs of every kind, so that no report on them is owed under it today."
                    + " The proposed rule CMS-0062-P would take drugs in. What stands here counts requests for drugs alone, in the"
                    + " rule's own measures.";

    private static final List<String> NOT_RECORDED = List.of(
            "Approved after appeal: no appeal is recorded here, so nothing is counted as one.",
            "Approved after the time for review was extended: the engine extends no such time.");

    public ProgramReport {
        Objects.requireNonNull(days, "days is null");
        Objects.requireNonNull(scope, "scope is null");
        Objects.requireNonNull(standard, "standard is null");
        Objects.requireNonNull(expedited, "expedited is null");
        notRecorded = List.copyOf(notRecorded);
    }

    /**
     * The measures of one urgency.
     *
     * @param decided requests that were decided, by the engine or by a person
     * @param approved approved as asked
     * @param approvedInPart approved for less, which is counted as neither
     * @param denied denied, always by a person
     * @param times from the beginning of the case's clock to the decision
     */
    public record OfUrgency(Cell decided, Cell approved, Cell approvedInPart, Cell denied, Times times) {}

    /** The report of what was counted. */
    public static ProgramReport of(Period days, Tally all) {
        return new ProgramReport(days, SCOPE, of(all, Urgency.STANDARD), of(all, Urgency.EXPEDITED), NOT_RECORDED);
    }

    private static OfUrgency of(Tally all, Urgency urgency) {
        long approved = all.of(urgency, LineState.APPROVED) + all.of(urgency, LineState.APPROVED_BY_PERSON);
        long part = all.of(urgency, LineState.APPROVED_IN_PART);
        long denied = all.of(urgency, LineState.DENIED);
        long decided = approved + part + denied;
        long[][] counts = {{approved, part, denied, decided}};
        HiddenCells hidden = HiddenCells.ofOneRow(counts);
        boolean told = !hidden.isHidden(0, 3);
        return new OfUrgency(
                told ? Cell.of(decided) : Cell.HIDDEN,
                cell(hidden, 0, approved, decided, told),
                cell(hidden, 1, part, decided, told),
                cell(hidden, 2, denied, decided, told),
                Times.of(all.took(urgency), told, told));
    }

    private static Cell cell(HiddenCells hidden, int place, long count, long decided, boolean told) {
        return hidden.isHidden(0, place) ? Cell.HIDDEN : told ? Cell.of(count, decided) : Cell.of(count);
    }
}
