package org.precisionbenefit.formulary;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.benefit.ItemTerms;
import org.precisionbenefit.formulary.benefit.OverlayChange;
import org.precisionbenefit.formulary.benefit.StepRule;
import org.precisionbenefit.formulary.load.Flag;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.Period;
import org.precisionbenefit.terminology.RxCui;

/**
 * What one plan says of one drug while the row holds.
 *
 * @param plan the plan
 * @param ingredient the drug
 * @param tier the tier, or null where the drug is excluded
 * @param priorAuthorization whether a prior authorization is needed
 * @param stepTherapy the drugs to be tried first, by ingredient; empty when there is no step
 * @param supplyLimits how much is covered and for how many days at a time
 * @param holds the days on which the row holds
 * @param source where the row comes from
 * @param terms what else it says, or null when nothing, as in every row of before this could be said
 */
public record FormularyItem(
        PlanId plan,
        RxCui ingredient,
        @Nullable DrugTier tier,
        boolean priorAuthorization,
        List<RxCui> stepTherapy,
        SupplyLimits supplyLimits,
        Period holds,
        Citation source,
        @Nullable ItemTerms terms) {
    public FormularyItem {
        Objects.requireNonNull(plan, "plan is null");
        Objects.requireNonNull(ingredient, "ingredient is null");
        stepTherapy = List.copyOf(stepTherapy);
        Objects.requireNonNull(supplyLimits, "supplyLimits is null");
        Objects.requireNonNull(holds, "holds is null");
        Objects.requireNonNull(source, "source is null");
        // One way only to say nothing, so that the same row is the same record.
        terms = ItemTerms.PLAIN.equals(terms) ? null : terms;
    }

    /** A row that says nothing else. */
    public FormularyItem(
            PlanId plan,
            RxCui ingredient,
            @Nullable DrugTier tier,
            boolean priorAuthorization,
            List<RxCui> stepTherapy,
            SupplyLimits supplyLimits,
            Period holds,
            Citation source) {
        this(plan, ingredient, tier, priorAuthorization, stepTherapy, supplyLimits, holds, source, null);
    }

    /** What else the row says. */
    public ItemTerms ownTerms() {
        return terms == null ? ItemTerms.PLAIN : terms;
    }

    /** The same row on these days. */
    public FormularyItem holding(Period days) {
        return new FormularyItem(
                plan, ingredient, tier, priorAuthorization, stepTherapy, supplyLimits, days, source, terms);
    }

    /** The row as a result opens it. */
    public FormularyItem opened(OverlayChange change) {
        return new FormularyItem(
                plan,
                ingredient,
                change.tier() == null ? tier : change.tier(),
                change.priorAuthorization() == null && priorAuthorization,
                change.of(new StepRule(Flag.of(!stepTherapy.isEmpty()), stepTherapy))
                        .drugs(),
                change.of(supplyLimits),
                holds,
                source,
                terms);
    }
}
