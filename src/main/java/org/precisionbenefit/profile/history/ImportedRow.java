package org.precisionbenefit.profile.history;

import java.util.Objects;

/**
 * What came of one row of a file that is imported. It holds nothing of the member.
 *
 * @param place where the row stands: {@code line 12}, {@code entry 5}, or an entry of a line
 * @param kind the type of the resource, or empty when it cannot be told
 * @param outcome what came of it
 * @param why what was repaired or why it was skipped, empty when it was accepted as it stands
 */
public record ImportedRow(String place, String kind, Outcome outcome, String why) {
    public ImportedRow {
        Objects.requireNonNull(place, "place is null");
        Objects.requireNonNull(kind, "kind is null");
        Objects.requireNonNull(outcome, "outcome is null");
        Objects.requireNonNull(why, "why is null");
        if ((outcome == Outcome.ACCEPTED) != why.isEmpty()) {
            throw new IllegalArgumentException("A row says why exactly when it was not accepted as it stands.");
        }
    }

    /** What came of a row. */
    public enum Outcome {
        ACCEPTED,
        REPAIRED,
        SKIPPED
    }
}
