package org.precisionbenefit.prediction;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.precisionbenefit.terminology.Digest;

/**
 * What one model says for one item.
 *
 * @param model the model's id, which policy files use as the argument of {@code score}
 * @param modelDigest the digest of model file and manifest; the digest of nothing when the model is missing
 * @param stage how far the model is released
 * @param features the features it was given, in the model's order; empty when it never got that far
 * @param outcome the score, or why there is none
 */
public record Forecast(
        String model, Digest modelDigest, ModelStage stage, List<FeatureValue> features, Outcome outcome) {
    public Forecast {
        Objects.requireNonNull(model, "model is null");
        Objects.requireNonNull(modelDigest, "modelDigest is null");
        Objects.requireNonNull(stage, "stage is null");
        features = List.copyOf(features);
        Objects.requireNonNull(outcome, "outcome is null");
    }

    /** What stands in the record when the model should have spoken and did not; empty when it did, or need not. */
    public Optional<String> alarm() {
        return outcome instanceof Abstained abstained && abstained.why() != Why.NOT_APPLICABLE
                ? Optional.of("Model " + model + " gave no score: " + abstained.detail())
                : Optional.empty();
    }

    /** A score or an abstention. */
    public sealed interface Outcome {}

    /**
     * A score.
     *
     * @param marginBits the model's raw output (log odds) as the bits of a float, so that replay compares bits
     * @param probability the probability, rounded half up to six decimals
     */
    public record Scored(int marginBits, String probability) implements Outcome {
        public Scored {
            Objects.requireNonNull(probability, "probability is null");
        }
    }

    /**
     * No score. It changes no outcome and is recorded as an alarm.
     *
     * @param why the kind of reason
     * @param detail one sentence for a person, without member data
     */
    public record Abstained(Why why, String detail) implements Outcome {
        public Abstained {
            Objects.requireNonNull(why, "why is null");
            Objects.requireNonNull(detail, "detail is null");
        }
    }

    /** Why a model gives no score. */
    public enum Why {
        /** The model does not apply to this request (drug, population); no alarm. */
        NOT_APPLICABLE,
        /** Too much is missing: ordinary, as members' facts are; nobody is called. */
        TOO_MUCH_MISSING,
        /** A feature lies outside the range the model was trained on: ordinary as well. */
        OUT_OF_RANGE,
        /** The model was refused or is not there: an operator must look. */
        UNAVAILABLE;

        /** Whether an operator has to be called. */
        public boolean callsOperator() {
            return this == UNAVAILABLE;
        }
    }

    /**
     * One feature as the model got it.
     *
     * @param name its name in the manifest
     * @param bits the value as the bits of a float; those of {@code Float.NaN} when missing
     */
    public record FeatureValue(String name, int bits) {
        public FeatureValue {
            Objects.requireNonNull(name, "name is null");
        }

        public boolean isMissing() {
            return Float.isNaN(Float.intBitsToFloat(bits));
        }
    }
}
