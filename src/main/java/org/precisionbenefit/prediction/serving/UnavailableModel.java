package org.precisionbenefit.prediction.serving;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.precisionbenefit.prediction.Contrast;
import org.precisionbenefit.prediction.Contribution;
import org.precisionbenefit.prediction.Forecast;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.prediction.feature.FactView;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.RxCui;

/**
 * A model that was refused or is not there.
 *
 * @param id the model's id
 * @param digest the digest of what is there of it; that of nothing when nothing is
 * @param stage the stage of the release
 * @param refusal why, one sentence for an operator
 */
public record UnavailableModel(String id, Digest digest, ModelStage stage, String refusal) implements ReleasedModel {
    public UnavailableModel {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(digest, "digest is null");
        Objects.requireNonNull(stage, "stage is null");
        Objects.requireNonNull(refusal, "refusal is null");
    }

    @Override
    public boolean isAskedAbout(RxCui drug) {
        return true;
    }

    @Override
    public Forecast supposing(FactView facts, Forecast recorded, Map<String, Float> supposed) {
        return recorded;
    }

    @Override
    public Optional<Contrast> contrast(Forecast one, Forecast other) {
        return Optional.empty();
    }

    @Override
    public Forecast forecast(FactView facts) {
        return new Forecast(
                id,
                digest,
                stage,
                List.of(),
                new Forecast.Abstained(
                        Forecast.Why.UNAVAILABLE,
                        "The model was refused or is not there; see the release's refusals."));
    }

    @Override
    public List<Contribution> explain(Forecast forecast) {
        return List.of();
    }
}
