package org.precisionbenefit.prediction;

import java.util.Objects;

/**
 * By how much the probability of an outcome differs between two therapies for one member. It says what the model knows of
 * members like this one, and is no trial.
 *
 * @param difference the one less the other, in points of probability, rounded half up to six decimals
 * @param interval where it lies by the spread of the members of the ensemble, each of which scored both (95 %)
 * @param isSupported whether the interval leaves out no difference
 */
public record Contrast(String difference, Certainty.Interval interval, boolean isSupported) {
    public Contrast {
        Objects.requireNonNull(difference, "difference is null");
        Objects.requireNonNull(interval, "interval is null");
    }
}
