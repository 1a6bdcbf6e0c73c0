package org.precisionbenefit.decision.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.decision.LegalFrame;
import org.precisionbenefit.policy.law.ScoreUse;
import org.precisionbenefit.prediction.Contrast;
import org.precisionbenefit.prediction.Forecast;
import org.precisionbenefit.prediction.ModelFacts;
import org.precisionbenefit.prediction.ModelRelease;
import org.precisionbenefit.terminology.RxCui;

/** What models say of a therapy, as far as whoever decides may see it before it is decided. */
final class Effects {
    private static final Forecast.Abstained OPTED_OUT =
            new Forecast.Abstained(Forecast.Why.OPTED_OUT, "The member chose not to be scored; no model was run.");
    private static final Forecast.Abstained NO_MODEL = new Forecast.Abstained(
            Forecast.Why.NO_MODEL, "No model of this release speaks of the drug for this member.");

    private final ModelRelease models;
    private final @Nullable LegalFrame law;

    Effects(ModelRelease models, @Nullable LegalFrame law) {
        this.models = models;
        this.law = law;
    }

    /** Whether a law keeps scores from whoever reviews until the request is decided. */
    boolean hidden() {
        return law != null && law.scores() != ScoreUse.NOT_RUN && !law.reviewerSeesScores();
    }

    /** The forecasts that speak of the drug and may be seen. */
    List<Forecast> shown(List<Forecast> forecasts, RxCui drug) {
        return hidden()
                ? List.of()
                : forecasts.stream()
                        .filter(forecast -> forecast.isShown()
                                && facts(forecast)
                                        .filter(facts -> facts.speaksOf(drug))
                                        .isPresent())
                        .toList();
    }

    private Optional<ModelFacts> facts(Forecast forecast) {
        return models.facts().stream()
                .filter(facts -> facts.id().equals(forecast.model()))
                .findFirst();
    }

    /**
     * What stands in a row.
     *
     * @param shown what may be seen of the row's therapy
     * @param silent whether some model spoke of it that may not be seen
     * @param asked what may be seen of the therapy that was asked for, or null in that one's own row
     */
    List<Effect> of(List<Forecast> shown, boolean silent, @Nullable List<Forecast> asked) {
        if (law != null && law.scores() == ScoreUse.NOT_RUN) {
            return List.of(new Effect("", null, null, null, OPTED_OUT));
        }
        List<Effect> effects = new ArrayList<>();
        for (Forecast forecast : shown) {
            ModelFacts.Predicted predicted =
                    facts(forecast).map(ModelFacts::predicted).orElse(null);
            if (forecast.outcome() instanceof Forecast.Scored scored) {
                effects.add(new Effect(
                        forecast.model(),
                        predicted,
                        new Effect.Estimate(scored.probability(), scored.certainty()),
                        contrast(forecast, asked),
                        null));
            } else {
                effects.add(
                        new Effect(forecast.model(), predicted, null, null, (Forecast.Abstained) forecast.outcome()));
            }
        }
        return effects.isEmpty() && !silent ? List.of(new Effect("", null, null, null, NO_MODEL)) : effects;
    }

    private @Nullable Contrast contrast(Forecast forecast, @Nullable List<Forecast> asked) {
        if (asked == null) {
            return null;
        }
        return asked.stream()
                .filter(other -> other.model().equals(forecast.model()))
                .findFirst()
                .flatMap(other -> models.contrast(forecast, other))
                .orElse(null);
    }
}
