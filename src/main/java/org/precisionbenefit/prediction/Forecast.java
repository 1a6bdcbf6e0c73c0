package org.precisionbenefit.prediction;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.Digest;

/**
 * What one model says for one item.
 *
 * @param model the model's id, which policy files use as the argument of {@code score}
 * @param modelDigest the digest of model file and manifest; the digest of nothing when the model is missing
 * @param stage how far the model is released
 * @param features the features it was given, in the model's order; empty when it never got that far
 * @param outcome the score, or why there is none
 * @param mode what the plan lets a released model do, or null at every other stage
 * @param challenges the id of the model that this one runs beside, or null for one that challenges none. A challenger is
 *     recorded and changes nothing
 */
public record Forecast(
        String model,
        Digest modelDigest,
        ModelStage stage,
        List<FeatureValue> features,
        Outcome outcome,
        @Nullable ModelMode mode,
        @Nullable String challenges) {
    public Forecast {
        Objects.requireNonNull(model, "model is null");
        Objects.requireNonNull(modelDigest, "modelDigest is null");
        Objects.requireNonNull(stage, "stage is null");
        features = List.copyOf(features);
        Objects.requireNonNull(outcome, "outcome is null");
    }

    /** What a model says that challenges none and that no plan was asked about. */
    public Forecast(
            String model, Digest modelDigest, ModelStage stage, List<FeatureValue> features, Outcome outcome) {
        this(model, modelDigest, stage, features, outcome, null, null);
    }

    /** The same as this mode lets it be used. */
    public Forecast in(ModelMode allowed) {
        return new Forecast(model, modelDigest, stage, features, outcome, allowed, challenges);
    }

    /** Whether the policy gets the score. */
    public boolean speaksToPolicy() {
        return challenges == null
                && switch (stage) {
                    case SHADOW -> false;
                    case DEMONSTRATION -> true;
                    case RELEASED -> mode == ModelMode.APPROVAL_SUPPORT;
                };
    }

    /** Whether whoever decides may see the score before it is decided. */
    public boolean isShown() {
        return speaksToPolicy() || (challenges == null && mode == ModelMode.ASSIST);
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
     * @param probability the probability, rounded half up to six decimals; calibrated where the model's manifest says how
     * @param certainty how sure it is, or null for a model whose manifest does not say
     */
    public record Scored(
            int marginBits, String probability, @Nullable Certainty certainty) implements Outcome {
        public Scored {
            Objects.requireNonNull(probability, "probability is null");
        }

        /** A score of which its model does not say how sure it is. */
        public Scored(int marginBits, String probability) {
            this(marginBits, probability, null);
        }

        /** The raw output (log odds). */
        public float margin() {
            return Float.intBitsToFloat(marginBits);
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
        /** What is needed was measured too long ago. */
        STALE,
        /** The model learned the drug from too few members, or from others than this one. */
        OUT_OF_SUPPORT,
        /** The members of the ensemble lie too far apart. */
        TOO_WIDE,
        /** The member chose not to be scored; decisions then ask no model at all, and say so under the law. */
        OPTED_OUT,
        /** No model of the release speaks of the drug. */
        NO_MODEL,
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
