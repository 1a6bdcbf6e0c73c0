package org.precisionbenefit.decision;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.precisionbenefit.policy.Facts;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.TermSource;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.policy.law.ScoreUse;
import org.precisionbenefit.prediction.Forecast;
import org.precisionbenefit.profile.Provenance;

/** Hands released scores to the policy as terms; whatever is not a released score is unknown to it. */
final class ScoreTerms {
    private static final String MODEL = "Model/";

    private static final TermValue.Unknown NOT_RELEASED = ClinicalTerms.unknown(
            TermValue.Reason.NOT_RELEASED, "The model's score is recorded and not used.", List.of());

    private static final TermValue.Unknown NOT_RUN =
            ClinicalTerms.unknown(TermValue.Reason.NOT_RELEASED, "The member chose not to be scored.", List.of());

    private ScoreTerms() {}

    static TermValue score(String model, ItemContext context) {
        return context.scoring().use() == ScoreUse.NOT_RUN ? NOT_RUN : score(model, context.forecasts());
    }

    private static TermValue score(String model, List<Forecast> forecasts) {
        for (Forecast forecast : forecasts) {
            if (forecast.model().equals(model)) {
                return score(forecast);
            }
        }
        return ClinicalTerms.unknown(TermValue.Reason.ABSTAINED, "There is no such model in this release.", List.of());
    }

    private static TermValue score(Forecast forecast) {
        if (forecast.outcome() instanceof Forecast.Abstained abstained) {
            return ClinicalTerms.unknown(TermValue.Reason.ABSTAINED, abstained.detail(), List.of());
        }
        if (!forecast.speaksToPolicy()) {
            return NOT_RELEASED;
        }
        Forecast.Scored scored = (Forecast.Scored) forecast.outcome();
        Provenance model = new Provenance(MODEL + forecast.model(), Provenance.Source.DOCUMENTED, null);
        return new TermValue.Number(new BigDecimal(scored.probability()), Provenance.Source.DOCUMENTED, List.of(model));
    }

    /** The same facts with every score unknown; the very same object when none was known. */
    static Facts withoutScores(Facts facts, PolicyRelease policies) {
        TreeMap<TermKey, TermValue> hidden = new TreeMap<>();
        facts.values().forEach((key, value) -> {
            if (isScore(key, policies) && !(value instanceof TermValue.Unknown)) {
                hidden.put(key, NOT_RELEASED);
            }
        });
        return hidden.isEmpty() ? facts : facts.with(hidden);
    }

    /** The same facts without what a model said, as its provenance tells. */
    static Facts withoutScores(Facts facts) {
        Map<TermKey, TermValue> others = new TreeMap<>(facts.values());
        others.values().removeIf(value -> value.facts().stream()
                .anyMatch(from -> from.resource().startsWith(MODEL)));
        return Facts.of(others);
    }

    static boolean isScore(TermKey key, PolicyRelease policies) {
        return policies.term(key.term())
                .map(term -> term.source() == TermSource.SCORE)
                .orElse(false);
    }
}
