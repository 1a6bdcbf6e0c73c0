package org.precisionbenefit.formulary.load;

import java.util.Objects;
import org.precisionbenefit.terminology.ConfigurationFault.Problem;

/**
 * What became of a row that could not be taken as it stands.
 *
 * @param outcome repaired or rejected
 * @param problem where it stands, and how it was repaired or why it was rejected, fit for a terminal
 */
public record ReportLine(Outcome outcome, Problem problem) {
    /** What can become of a row. */
    public enum Outcome {
        /** Taken as it stands; the report counts such rows and has no line for them. */
        ACCEPTED,
        REPAIRED,
        REJECTED
    }

    public ReportLine {
        Objects.requireNonNull(outcome, "outcome is null");
        Objects.requireNonNull(problem, "problem is null");
    }

    static ReportLine of(Outcome outcome, RowPlace at, String message) {
        return new ReportLine(outcome, new Problem(at.file(), at.line(), 1, message));
    }

    @Override
    public String toString() {
        return problem + " [" + outcome + "]";
    }
}
