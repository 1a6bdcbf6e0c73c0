package org.precisionbenefit.decision;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.law.ModelUse;
import org.precisionbenefit.policy.law.ScoreUse;
import org.precisionbenefit.prediction.Forecast;
import org.precisionbenefit.prediction.ModelMode;
import org.precisionbenefit.prediction.ModelRelease;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.prediction.PredictionInput;

/**
 * Asks the models, and holds what they say to what the plan lets them do. A released model that was not evaluated on what
 * became of the plan's own members stays in shadow, whatever a row says.
 */
final class ModelsAsked {
    private final ModelRelease models;
    private final PolicyRelease policies;

    ModelsAsked(ModelRelease models, PolicyRelease policies) {
        this.models = models;
        this.policies = policies;
    }

    /** What they say; nothing where the member chose not to be scored. */
    List<Forecast> forecasts(PredictionInput input, PlanId plan, @Nullable LegalFrame law) {
        if (law != null && law.scores() == ScoreUse.NOT_RUN) {
            return List.of();
        }
        return models.predict(input, model -> use(model, plan, input) != ModelUse.OFF).stream()
                .map(forecast -> forecast.stage() == ModelStage.RELEASED
                        ? forecast.in(mode(forecast.model(), plan, input))
                        : forecast)
                .toList();
    }

    private ModelUse use(String model, PlanId plan, PredictionInput input) {
        return policies.laws().use(model, plan, input.asOf().date());
    }

    private ModelMode mode(String model, PlanId plan, PredictionInput input) {
        if (!models.isEvaluatedOn(model, plan.value())) {
            return ModelMode.SHADOW;
        }
        return switch (use(model, plan, input)) {
            case OFF -> ModelMode.OFF;
            case SHADOW -> ModelMode.SHADOW;
            case ASSIST -> ModelMode.ASSIST;
            case APPROVAL_SUPPORT -> ModelMode.APPROVAL_SUPPORT;
        };
    }
}
