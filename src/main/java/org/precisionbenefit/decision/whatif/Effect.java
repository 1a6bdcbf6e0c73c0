package org.precisionbenefit.decision.whatif;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.prediction.Certainty;
import org.precisionbenefit.prediction.Contrast;
import org.precisionbenefit.prediction.Forecast.Abstained;
import org.precisionbenefit.prediction.ModelFacts.Predicted;

/**
 * What one model says of one therapy.
 *
 * @param model the model's id, empty where no model speaks of the drug
 * @param predicted what it predicts, or null where its manifest does not say
 * @param estimate its score, or null where there is none to show
 * @param contrast by how much the therapy differs from the one that was asked for, or null where that cannot be told or it is
 *     that one
 * @param none why there is no score to show, or null where there is one
 */
public record Effect(
        String model,
        @Nullable Predicted predicted,
        @Nullable Estimate estimate,
        @Nullable Contrast contrast,
        @Nullable Abstained none) {
    public Effect {
        Objects.requireNonNull(model, "model is null");
        if ((estimate == null) == (none == null)) {
            throw new IllegalArgumentException("An effect must be either a score or the reason why there is none.");
        }
    }

    /**
     * A score.
     *
     * @param probability the probability, rounded half up to six decimals
     * @param certainty how sure it is, or null where its model does not say
     */
    public record Estimate(String probability, @Nullable Certainty certainty) {
        public Estimate {
            Objects.requireNonNull(probability, "probability is null");
        }
    }

    /** How the therapy compares by this model: 1 better, -1 worse, 0 no difference that is supported. */
    int better() {
        Contrast apart = contrast;
        if (apart == null || !apart.isSupported() || predicted == null) {
            return 0;
        }
        int sign = apart.difference().startsWith("-") ? -1 : 1;
        return predicted.kind() == Predicted.Kind.RESPONSE ? sign : -sign;
    }
}
