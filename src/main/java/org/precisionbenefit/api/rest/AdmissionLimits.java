package org.precisionbenefit.api.rest;

import java.time.Duration;
import java.util.Objects;

/**
 * How much the decision doors take on.
 *
 * @param places how many requests may be in progress
 * @param waiting how many more may wait for a place
 * @param patience how long one may wait for a place, and no longer
 * @param arrival how long a body may take to arrive
 * @param pointsPerSecond what a client gains each second: a submission or replay costs 10 points, an inquiry or a question about
 *     formularies 5, a read 1
 * @param pointsSaved the most points that a client can save up
 */
public record AdmissionLimits(
        int places, int waiting, Duration patience, Duration arrival, int pointsPerSecond, int pointsSaved) {
    public AdmissionLimits {
        Objects.requireNonNull(patience, "patience is null");
        Objects.requireNonNull(arrival, "arrival is null");
    }
}
