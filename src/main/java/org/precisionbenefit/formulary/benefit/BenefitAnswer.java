package org.precisionbenefit.formulary.benefit;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the plan does for this member, drug and day. It grants nothing: a prior authorization is asked for by itself.
 *
 * @param question what was asked
 * @param coverage whether the drug is covered
 * @param rules under which rules, or null where no row covers it
 * @param amount how much, or null where no row covers it
 * @param product which product, or null where no row covers it
 * @param cost what a supply costs whom, or null where no row covers it or no supply was asked for
 * @param alternatives other drugs of the class that the plan covers, the best for the member first
 */
public record BenefitAnswer(
        BenefitQuestion question,
        CoverageAnswer coverage,
        @Nullable RulesAnswer rules,
        @Nullable AmountAnswer amount,
        @Nullable ProductAnswer product,
        @Nullable CostAnswer cost,
        List<Alternative> alternatives) {
    public BenefitAnswer {
        Objects.requireNonNull(question, "question is null");
        Objects.requireNonNull(coverage, "coverage is null");
        alternatives = List.copyOf(alternatives);
    }
}
