package org.precisionbenefit.decision;

import java.util.List;
import org.precisionbenefit.profile.history.CoveragePeriod;
import org.precisionbenefit.profile.history.Enrolment;
import org.precisionbenefit.profile.history.Fill;
import org.precisionbenefit.profile.history.LabResult;

/**
 * What a decision is given of the plan's own records of the member: what live policies ask about, and no more.
 *
 * @param coverage every stretch of coverage
 * @param fills supplies of the drugs that are asked about, without those that were taken back
 * @param labs results of what is asked about
 * @param withheld how many records there were that no live policy asks about
 */
public record KnownHistory(List<CoveragePeriod> coverage, List<Fill> fills, List<LabResult> labs, int withheld) {
    public KnownHistory {
        coverage = List.copyOf(coverage);
        fills = List.copyOf(fills);
        labs = List.copyOf(labs);
        if (withheld < 0) {
            throw new IllegalArgumentException("The number of withheld records must not be negative.");
        }
    }

    Enrolment enrolment() {
        return new Enrolment(coverage);
    }
}
