package org.precisionbenefit.decision;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.profile.ScoringChoice;
import org.precisionbenefit.profile.history.CoveragePeriod;
import org.precisionbenefit.profile.history.Enrolment;
import org.precisionbenefit.profile.history.Fill;
import org.precisionbenefit.profile.history.LabResult;

/**
 * What a decision is given of the plan's own records of the member: what the policies of the
 * requested drugs ask about, and no more.
 *
 * @param coverage every stretch of coverage
 * @param fills supplies of the drugs that are asked about, without those that were taken back
 * @param labs results of what is asked about
 * @param withheld how many records there were that no such policy asks about
 * @param choices the member's choices about being scored, or null where none was made
 */
public record KnownHistory(
        List<CoveragePeriod> coverage,
        List<Fill> fills,
        List<LabResult> labs,
        int withheld,
        @Nullable List<ScoringChoice> choices) {
    public KnownHistory {
        coverage = List.copyOf(coverage);
        fills = List.copyOf(fills);
        labs = List.copyOf(labs);
        choices = choices == null || choices.isEmpty() ? null : List.copyOf(choices);
        if (withheld < 0) {
            throw new IllegalArgumentException("The number of withheld records must not be negative.");
        }
    }

    /** What is known without a choice of the member. */
    public KnownHistory(List<CoveragePeriod> coverage, List<Fill> fills, List<LabResult> labs, int withheld) {
        this(coverage, fills, labs, withheld, null);
    }

    List<ScoringChoice> scoringChoices() {
        return choices == null ? List.of() : choices;
    }

    Enrolment enrolment() {
        return new Enrolment(coverage);
    }
}
