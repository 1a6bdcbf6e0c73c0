package org.precisionbenefit.prediction;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.GeneSymbol;

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
     * What a score or abstention was not told and could be, each with values worth supposing; nothing of what cannot become
     * known in another way than it is.
     */
    default List<Untold> untold(Forecast said) {
        return List.of();
    }

    /**
     * What a model was not told.
     *
     * @param feature the feature's name
     * @param gene the gene whose result it is, or null where it is none; its values are not listed
     * @param values values that the model was trained on: the ends, and of a measured value the middle
     */
    record Untold(String feature, @Nullable GeneSymbol gene, List<Float> values) {
        public Untold {
            Objects.requireNonNull(feature, "feature is null");
            values = List.copyOf(values);
        }
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
