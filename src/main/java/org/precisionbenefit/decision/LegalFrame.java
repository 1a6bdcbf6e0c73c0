package org.precisionbenefit.decision;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.policy.law.Jurisdiction;
import org.precisionbenefit.policy.law.ScoreRule;
import org.precisionbenefit.policy.law.ScoreUse;
import org.precisionbenefit.policy.law.StepLaw;
import org.precisionbenefit.policy.law.SupplyRule;

/**
 * Under which law a request was decided: the rows of the law tables that applied, and what followed for scores.
 *
 * @param jurisdiction the state and kind of plan of the coverage, as far as they are known
 * @param scores what a model's score could do to the way of the request
 * @param because why, one sentence for a person
 * @param step the row on exceptions from step therapy, or null where none speaks of it
 * @param rule the row on scores, or null where none speaks of them or no model was to be run
 * @param supplies the supplies that are owed to the member meanwhile, or null where none is
 */
public record LegalFrame(
        Jurisdiction jurisdiction,
        ScoreUse scores,
        String because,
        @Nullable StepLaw step,
        @Nullable ScoreRule rule,
        @Nullable List<SupplyRule> supplies) {
    public LegalFrame {
        Objects.requireNonNull(jurisdiction, "jurisdiction is null");
        Objects.requireNonNull(scores, "scores is null");
        Objects.requireNonNull(because, "because is null");
        supplies = supplies == null || supplies.isEmpty() ? null : List.copyOf(supplies);
    }

    /** Whether a reviewer may see scores before the request is decided. A row that nobody read shows none. */
    public boolean reviewerSeesScores() {
        return rule != null && rule.source().verified() && rule.reviewerSees();
    }
}
