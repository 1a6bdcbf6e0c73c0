package org.precisionbenefit.decision;

import java.util.List;
import java.util.Objects;
import org.precisionbenefit.prediction.Contribution;

/**
 * Which features moved the scores of one record.
 *
 * @param scores one entry per scored forecast, by item and model
 */
public record Explanation(List<ScoreExplanation> scores) {
    public Explanation {
        scores = List.copyOf(scores);
    }

    /**
     * The contributions to one score.
     *
     * @param item the item's sequence
     * @param model the model
     * @param contributions the base value first, then by falling absolute contribution
     */
    public record ScoreExplanation(int item, String model, List<Contribution> contributions) {
        public ScoreExplanation {
            Objects.requireNonNull(model, "model is null");
            contributions = List.copyOf(contributions);
        }
    }
}
