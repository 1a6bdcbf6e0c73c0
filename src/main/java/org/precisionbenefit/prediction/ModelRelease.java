package org.precisionbenefit.prediction;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.precisionbenefit.terminology.Digest;

/** One release of all models; it never changes once loaded. A model that was refused is in it as one that abstains. */
public interface ModelRelease {
    /** The digest of the files it was loaded from. */
    Digest digest();

    /** One forecast per model, sorted by model id; a model that does not apply abstains. */
    List<Forecast> predict(PredictionInput input);

    /**
     * The same, of some models alone; the others are not run.
     *
     * @param which whether a model of this id is run
     */
    default List<Forecast> predict(PredictionInput input, Predicate<String> which) {
        return predict(input).stream()
                .filter(forecast -> which.test(forecast.model()))
                .toList();
    }

    /**
     * Whether the model was evaluated on what became of this plan's own members, without which it is used for nothing.
     *
     * @param plan the plan's id
     */
    default boolean isEvaluatedOn(String model, String plan) {
        return false;
    }

    /** What each model speaks of, sorted by id; nothing of one that was refused. */
    default List<ModelFacts> facts() {
        return List.of();
    }

    /**
     * What would be said if these features had these values; everything else stays as it was recorded.
     *
     * @param input what it was asked about
     * @param said what this release said
     * @param supposed values by feature
     */
    default Forecast supposing(PredictionInput input, Forecast said, Map<String, Float> supposed) {
        return said;
    }

    /**
     * By how much the probability of one therapy differs from that of another, by the same model for the same member.
     *
     * @param one what this release said of the one
     * @param other what it said of the other, which is taken away from the one
     * @return empty where one of them is no score, or the model does not say how sure it is
     */
    default Optional<Contrast> contrast(Forecast one, Forecast other) {
        return Optional.empty();
    }

    /**
     * Which features moved a score? Computed from the recorded forecast alone.
     *
     * @return the base value first, then the features by falling absolute contribution, names breaking ties; empty for an
     *     abstention
     */
    List<Contribution> explain(Forecast forecast);

    /** Why models were refused, one sentence each; empty when all serve. */
    List<String> refusals();
}
