package org.precisionbenefit.decision.choice;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.decision.Cancelled;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.ItemDecision;
import org.precisionbenefit.decision.Pended;
import org.precisionbenefit.policy.law.ScoreUse;
import org.precisionbenefit.prediction.metrics.Measured;
import org.precisionbenefit.prediction.metrics.Shares;

/** Counts recorded decisions for the report; one thread counts. */
public final class ChoiceCounts {
    private final long[] items = new long[2];
    private final long[] waits = new long[2];
    private final long[] forPerson = new long[2];
    private long decisions;

    /** Takes a decision in; what was withdrawn waits for nobody and is left out. */
    public void add(DecisionRecord record) {
        decisions++;
        int group = record.law() != null && record.law().scores() == ScoreUse.NOT_RUN ? 0 : 1;
        for (ItemDecision item : record.items()) {
            if (item.outcome().determination() instanceof Cancelled) {
                continue;
            }
            items[group]++;
            if (item.outcome().determination() instanceof Pended pended) {
                waits[group]++;
                forPerson[group] += pended.waitsFor() == Pended.WaitsFor.HUMAN_REVIEW ? 1 : 0;
            }
        }
    }

    /** The report of what was counted. */
    public ChoiceReport report() {
        return new ChoiceReport(decisions, List.of(group(0, false), group(1, true)), difference(), ChoiceReport.NOTICE);
    }

    /** A count is told where it and its complement are not too small. */
    private static boolean isTold(long part, long all) {
        return (part == 0 || part >= ChoiceReport.FEWEST) && (all - part == 0 || all - part >= ChoiceReport.FEWEST);
    }

    private ChoiceReport.Group group(int group, boolean scored) {
        long all = items[group];
        if (all < ChoiceReport.FEWEST) {
            return new ChoiceReport.Group(scored, null, null, null, null);
        }
        boolean told = isTold(waits[group], all);
        boolean person = told && isTold(forPerson[group], all);
        return new ChoiceReport.Group(
                scored,
                all,
                told ? Long.valueOf(waits[group]) : null,
                told ? share(waits[group], all) : null,
                person ? share(forPerson[group], all) : null);
    }

    private static Measured share(long part, long all) {
        return Shares.wilson((int) part, (int) all);
    }

    /** Newcombe's interval of the difference of two independent shares (Statistics in Medicine 1998, method 10). */
    private @Nullable Measured difference() {
        for (int group = 0; group < 2; group++) {
            if (items[group] < ChoiceReport.FEWEST || !isTold(waits[group], items[group])) {
                return null;
            }
        }
        Measured one = share(waits[0], items[0]);
        Measured other = share(waits[1], items[1]);
        double apart = one.value() - other.value();
        return new Measured(
                apart - StrictMath.sqrt(square(one.value() - one.low()) + square(other.high() - other.value())),
                apart,
                apart + StrictMath.sqrt(square(one.high() - one.value()) + square(other.value() - other.low())));
    }

    private static double square(double value) {
        return value * value;
    }
}
