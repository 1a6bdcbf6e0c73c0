package org.precisionbenefit.formulary;

import java.util.List;
import java.util.Objects;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.Period;
import org.precisionbenefit.terminology.RxCui;

/**
 * What one plan says of one drug while the row holds.
 *
 * @param plan the plan
 * @param ingredient the drug
 * @param tier the tier
 * @param priorAuthorization whether a prior authorization is needed
 * @param stepTherapy the drugs to be tried first, by ingredient; empty when there is no step
 * @param supplyLimits how much is covered and for how many days at a time
 * @param holds the days on which the row holds
 * @param source where the row comes from
 */
public record FormularyItem(
        PlanId plan,
        RxCui ingredient,
        DrugTier tier,
        boolean priorAuthorization,
        List<RxCui> stepTherapy,
        SupplyLimits supplyLimits,
        Period holds,
        Citation source) {
    public FormularyItem {
        Objects.requireNonNull(plan, "plan is null");
        Objects.requireNonNull(ingredient, "ingredient is null");
        Objects.requireNonNull(tier, "tier is null");
        stepTherapy = List.copyOf(stepTherapy);
        Objects.requireNonNull(supplyLimits, "supplyLimits is null");
        Objects.requireNonNull(holds, "holds is null");
        Objects.requireNonNull(source, "source is null");
    }
}
