package org.precisionbenefit.profile;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The member's choice not to be scored by any model. Silence is no choice.
 *
 * @param since the first day on which it stands, or null where it stands from ever
 * @param until the last day, or null where it has none
 * @param status whether it stands or was taken back
 * @param provenance where it was made
 */
public record ScoringChoice(
        @Nullable LocalDate since, @Nullable LocalDate until, Status status, Provenance provenance) {
    public ScoringChoice {
        Objects.requireNonNull(status, "status is null");
        Objects.requireNonNull(provenance, "provenance is null");
        if (since != null && until != null && until.isBefore(since)) {
            throw new IllegalArgumentException("A choice must not end before it begins.");
        }
    }

    /** Whether no model may be run on the day. */
    public boolean standsOn(LocalDate day) {
        return status == Status.NOT_SCORED
                && (since == null || !day.isBefore(since))
                && (until == null || !day.isAfter(until));
    }

    /** Whether a choice stands. */
    public enum Status {
        /** No model is run. */
        NOT_SCORED,
        /** It was taken back: as if it had never been made. */
        WITHDRAWN
    }
}
