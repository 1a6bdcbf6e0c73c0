package org.precisionbenefit.prediction.serving;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.precisionbenefit.prediction.Contrast;
import org.precisionbenefit.prediction.Contribution;
import org.precisionbenefit.prediction.Forecast;
import org.precisionbenefit.prediction.ModelFacts;
import org.precisionbenefit.prediction.ModelRelease;
import org.precisionbenefit.prediction.PredictionInput;
import org.precisionbenefit.prediction.feature.FactView;
import org.precisionbenefit.terminology.Digest;

/**
 * A release as it was loaded: no state changes, so threads share it.
 *
 * @param digest the digest of the release's files
 * @param models its models, sorted by id, no id twice
 */
public record LoadedModels(Digest digest, List<ReleasedModel> models) implements ModelRelease {
    public LoadedModels {
        Objects.requireNonNull(digest, "digest is null");
        models = models.stream().sorted(Comparator.comparing(ReleasedModel::id)).toList();
        if (models.stream().map(ReleasedModel::id).distinct().count() != models.size()) {
            throw new IllegalArgumentException("A model must stand once in a release.");
        }
    }

    @Override
    public List<Forecast> predict(PredictionInput input) {
        return predict(input, any -> true);
    }

    @Override
    public List<Forecast> predict(PredictionInput input, Predicate<String> which) {
        FactView facts = new FactView(input);
        List<Forecast> forecasts = new ArrayList<>(models.size());
        for (ReleasedModel model : models) {
            if (model.isAskedAbout(input.requested()) && which.test(model.id())) {
                forecasts.add(model.forecast(facts));
            }
        }
        return List.copyOf(forecasts);
    }

    @Override
    public boolean isEvaluatedOn(String model, String plan) {
        return facts().stream()
                .filter(one -> one.id().equals(model))
                .map(ModelFacts::evaluated)
                .anyMatch(one -> one != null
                        && one.on() == ModelFacts.Evaluated.On.OWN_OUTCOMES
                        && plan.equals(one.plan()));
    }

    @Override
    public List<ModelFacts> facts() {
        return models.stream()
                .filter(ServedModel.class::isInstance)
                .map(model -> ((ServedModel) model).facts())
                .toList();
    }

    @Override
    public Forecast supposing(PredictionInput input, Forecast said, Map<String, Float> supposed) {
        return of(said).supposing(new FactView(input), said, supposed);
    }

    @Override
    public Optional<Contrast> contrast(Forecast one, Forecast other) {
        return one.model().equals(other.model()) ? of(one).contrast(one, other) : Optional.empty();
    }

    @Override
    public List<Contribution> explain(Forecast forecast) {
        return of(forecast).explain(forecast);
    }

    private ReleasedModel of(Forecast forecast) {
        return models.stream()
                .filter(model -> model.id().equals(forecast.model()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The model (" + forecast.model() + ") of a forecast must be one of this release."));
    }

    @Override
    public List<String> refusals() {
        return models.stream()
                .filter(UnavailableModel.class::isInstance)
                .map(model -> ((UnavailableModel) model).refusal())
                .toList();
    }
}
