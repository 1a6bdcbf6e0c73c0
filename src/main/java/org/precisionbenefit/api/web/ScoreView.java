package org.precisionbenefit.api.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.precisionbenefit.decision.Explanation;
import org.precisionbenefit.prediction.Contribution;
import org.precisionbenefit.prediction.Forecast;
import org.precisionbenefit.prediction.ModelStage;

/**
 * What one model says.
 *
 * @param model the model's id
 * @param release its digest
 * @param stage how far it is released
 * @param means what that stage means for this decision
 * @param says the probability in percent, or that there is no score
 * @param reason why there is no score, empty when there is one
 * @param contributions what moved the score, the base value first; empty when there is no score
 */
public record ScoreView(
        String model,
        ReleaseView release,
        ModelStage stage,
        String means,
        String says,
        String reason,
        List<ContributionView> contributions) {
    public ScoreView {
        Objects.requireNonNull(model, "model is null");
        Objects.requireNonNull(release, "release is null");
        Objects.requireNonNull(stage, "stage is null");
        Objects.requireNonNull(means, "means is null");
        Objects.requireNonNull(says, "says is null");
        Objects.requireNonNull(reason, "reason is null");
        contributions = List.copyOf(contributions);
    }

    static ScoreView of(int item, Forecast forecast, Explanation explanation) {
        ReleaseView release = ReleaseView.of("Model", forecast.model(), forecast.modelDigest());
        if (forecast.outcome() instanceof Forecast.Scored scored) {
            return new ScoreView(
                    forecast.model(),
                    release,
                    forecast.stage(),
                    means(forecast.stage()),
                    Words.percent(scored.probability()),
                    "",
                    contributions(item, forecast, explanation));
        }
        String reason = forecast.outcome() instanceof Forecast.Abstained abstained ? abstained.detail() : "";
        return new ScoreView(
                forecast.model(),
                release,
                forecast.stage(),
                "The model abstains; the policy was evaluated without its score.",
                "No score",
                reason,
                List.of());
    }

    /** The stage in a word. */
    public String stageWord() {
        return Words.stage(stage);
    }

    private static String means(ModelStage stage) {
        return switch (stage) {
            case SHADOW -> "Recorded only; the policy was evaluated without this score.";
            case DEMONSTRATION -> "The policy may read this score; the release is for demonstration.";
        };
    }

    private static List<ContributionView> contributions(int item, Forecast forecast, Explanation explanation) {
        Map<String, String> values = new LinkedHashMap<>();
        forecast.features()
                .forEach(feature -> values.put(feature.name(), Words.feature(Float.intBitsToFloat(feature.bits()))));
        List<Contribution> parts = explanation.scores().stream()
                .filter(score -> score.item() == item && score.model().equals(forecast.model()))
                .flatMap(score -> score.contributions().stream())
                .toList();
        double most = parts.stream()
                .mapToDouble(part -> Math.abs(Double.parseDouble(part.value())))
                .max()
                .orElse(0);
        return parts.stream()
                .map(part -> ContributionView.of(part, values.getOrDefault(part.feature(), ""), most))
                .toList();
    }

    /**
     * How much one feature moved the score.
     *
     * @param feature the feature
     * @param value what the model got for it, empty for the base value
     * @param moved the contribution in log odds, rounded for reading
     * @param bar where its bar stands in the chart
     */
    public record ContributionView(String feature, String value, String moved, BarView bar) {
        static ContributionView of(Contribution part, String value, double most) {
            return new ContributionView(
                    part.feature(),
                    value,
                    Words.signed(part.value()),
                    BarView.fromMiddle(Double.parseDouble(part.value()), most));
        }
    }
}
