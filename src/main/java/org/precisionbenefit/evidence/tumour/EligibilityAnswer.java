package org.precisionbenefit.evidence.tumour;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.profile.BiomarkerFact;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.Citation;

/**
 * What one row of a label says to a question.
 *
 * @param row the row
 * @param outcome the outcome
 * @param reasons why, the most pressing first
 * @param by the results that decide it
 * @param line where the line of therapy comes from, or null where the row does not depend on it
 * @param source where the row comes from
 */
public record EligibilityAnswer(
        EligibilityRow row,
        Outcome outcome,
        List<Reason> reasons,
        List<BiomarkerFact> by,
        @Nullable Provenance line,
        Citation source) {
    public EligibilityAnswer {
        Objects.requireNonNull(row, "row is null");
        Objects.requireNonNull(outcome, "outcome is null");
        reasons = List.copyOf(reasons);
        by = List.copyOf(by);
        Objects.requireNonNull(source, "source is null");
    }

    /** Whether the row was compared with the label. */
    public boolean verified() {
        return row.check().verified();
    }

    /** The weakest kind of statement among the results that decide it. */
    public Provenance.Source standing() {
        boolean documented = by.stream()
                .allMatch(fact -> fact.performed() && fact.provenance().source() == Provenance.Source.DOCUMENTED);
        return documented ? Provenance.Source.DOCUMENTED : Provenance.Source.ATTESTED;
    }

    /**
     * Whether a machine may rest an approval on it: eligible, by a row that was compared with the label, by results of a
     * laboratory and in a documented line of therapy where the row names one. What the row leaves unchecked still has to be shown by other criteria.
     */
    public boolean carriesApproval() {
        return outcome == Outcome.ELIGIBLE
                && verified()
                && standing() == Provenance.Source.DOCUMENTED
                && (line == null || line.source() == Provenance.Source.DOCUMENTED);
    }

    /** The outcome, the best first. */
    public enum Outcome {
        ELIGIBLE,
        /** Results contradict each other. */
        CONFLICTING,
        /** A specimen is too old. */
        STALE,
        /** Something is missing; the reasons say what. */
        MISSING,
        /** Known not to fit the label. It is a person who decides on it. */
        NOT_ELIGIBLE
    }
}
