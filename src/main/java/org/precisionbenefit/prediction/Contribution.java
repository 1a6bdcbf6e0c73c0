package org.precisionbenefit.prediction;

import java.util.Objects;

/**
 * How much one feature moved one score, by TreeSHAP on the log-odds scale.
 *
 * @param feature the feature's name, or {@code (base)} for the model's base value
 * @param value the contribution, rounded half up to six decimals
 */
public record Contribution(String feature, String value) {
    public Contribution {
        Objects.requireNonNull(feature, "feature is null");
        Objects.requireNonNull(value, "value is null");
    }
}
