package org.precisionbenefit.api.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.decision.Explanation;
import org.precisionbenefit.prediction.Certainty;
import org.precisionbenefit.prediction.Contribution;
import org.precisionbenefit.prediction.Forecast;
import org.precisionbenefit.prediction.ModelStage;

/**
 * What one model says.
 *
 * @param model the model's id
 * @param release its digest
 * @param stage how far it is released, in a word
 * @param means what that stage means for this decision
 * @param says the probability in percent, or that there is no score
 * @param reason why there is no score, empty when there is one
 * @param contributions what moved the score, the base value first; empty when there is no score
 * @param sure how sure it is, a sentence each; empty where its model does not say
 */
public record ScoreView(
        String model,
        ReleaseView release,
        String stage,
        String means,
        String says,
        String reason,
        List<ContributionView> contributions,
        List<String> sure) {
    public ScoreView {
        Objects.requireNonNull(model, "model is null");
        Objects.requireNonNull(release, "release is null");
        Objects.requireNonNull(stage, "stage is null");
        Objects.requireNonNull(means, "means is null");
        Objects.requireNonNull(says, "says is null");
        Objects.requireNonNull(reason, "reason is null");
        contributions = List.copyOf(contributions);
        sure = List.copyOf(sure);
    }

    static ScoreView of(int item, Forecast forecast, Explanation explanation) {
        ReleaseView release = ReleaseView.of("Model", forecast.model(), forecast.modelDigest());
        String stage = forecast.challenges() == null ? Words.stage(forecast.stage()) : "Challenger";
        if (forecast.outcome() instanceof Forecast.Scored scored) {
            return new ScoreView(
                    forecast.model(),
                    release,
                    stage,
                    means(forecast),
                    Words.percent(scored.probability()),
                    "",
                    contributions(item, forecast, explanation),
                    sure(scored.certainty()));
        }
        String reason = forecast.outcome() instanceof Forecast.Abstained abstained
                ? Words.abstained(abstained.why()) + ": " + abstained.detail()
                : "";
        return new ScoreView(
                forecast.model(),
                release,
                stage,
                "The model abstains; the policy was evaluated without its score.",
                "No score",
                reason,
                List.of(),
                List.of());
    }

    private static String means(Forecast forecast) {
        if (forecast.challenges() != null) {
            return "Recorded beside the score of " + forecast.challenges() + "; it changes nothing.";
        }
        if (forecast.stage() == ModelStage.DEMONSTRATION) {
            return "The policy may read this score; the release is for demonstration.";
        }
        if (forecast.speaksToPolicy()) {
            return "The policy may read this score; the plan released it for that.";
        }
        return forecast.isShown()
                ? "For the reviewer; the policy was evaluated without this score."
                : "Recorded only; the policy was evaluated without this score.";
    }

    /** How sure a score is, a sentence each. */
    static List<String> sure(@Nullable Certainty certainty) {
        List<String> sure = new ArrayList<>();
        if (certainty == null) {
            return sure;
        }
        Certainty.Interval interval = certainty.interval();
        if (interval != null) {
            sure.add("It lies between " + Words.percent(interval.low()) + " and " + Words.percent(interval.high())
                    + " by the spread of " + (certainty.memberBits().size() + 1)
                    + " members of the ensemble (95 %); the first one is shown and explained.");
        }
        Certainty.GroupRate group = certainty.group();
        if (group != null) {
            sure.add("Of " + group.members() + " members that it was learned from (" + group(group.group()) + "), "
                    + Words.percent(group.rate()) + " had the outcome.");
        }
        Certainty.Holds holds = certainty.holds();
        if (holds != null) {
            sure.add(
                    switch (holds) {
                        case EVENT -> "At its level, the answer holds that the outcome comes about.";
                        case NO_EVENT -> "At its level, the answer holds that the outcome stays away.";
                        case BOTH -> "At its level, the model cannot tell whether the outcome comes about.";
                    });
        }
        return sure;
    }

    private static String group(String group) {
        return switch (group) {
            case "under-65" -> "under 65 years";
            case "65-and-over" -> "65 years and over";
            default -> group;
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
