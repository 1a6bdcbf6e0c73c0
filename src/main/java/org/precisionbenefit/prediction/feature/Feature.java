package org.precisionbenefit.prediction.feature;

import java.util.Objects;

/**
 * One feature as a model's manifest declares it.
 *
 * @param name its name in the model file
 * @param unit the unit of its value, empty for a flag or a count
 * @param extractor how it is read
 * @param absent what is taken when the facts do not tell
 * @param trained the range the model was trained on
 * @param required whether the model's limit of missing features counts it
 */
public record Feature(String name, String unit, Extractor extractor, Absent absent, Range trained, boolean required) {
    public Feature {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(unit, "unit is null");
        Objects.requireNonNull(extractor, "extractor is null");
        Objects.requireNonNull(absent, "absent is null");
        Objects.requireNonNull(trained, "trained is null");
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException(
                    "The feature (" + name + ") must be lower-case words joined by underscores.");
        }
    }

    /** The value for these facts; {@code Float.NaN} when missing. */
    public float value(FactView facts) {
        float read = extractor.read(facts);
        return Float.isNaN(read) ? absent.value() : read;
    }

    /**
     * What stands for a fact that is not there.
     *
     * @param value the value taken, {@code Float.NaN} for missing
     * @param reason why an absent fact may stand for a value; empty exactly when it is missing
     */
    public record Absent(float value, String reason) {
        public Absent {
            Objects.requireNonNull(reason, "reason is null");
            if (Float.isNaN(value) != reason.isBlank()) {
                throw new IllegalArgumentException("A value that stands for an absent fact must have a reason.");
            }
        }

        /** The fact stays missing. */
        public static Absent missing() {
            return new Absent(Float.NaN, "");
        }
    }

    /**
     * The values a model has seen, both ends included.
     *
     * @param low the lowest
     * @param high the highest
     */
    public record Range(float low, float high) {
        public Range {
            if (!(low <= high)) {
                throw new IllegalArgumentException("The range (" + low + " to " + high + ") must not be reversed.");
            }
        }

        boolean holds(float value) {
            return value >= low && value <= high;
        }
    }
}
