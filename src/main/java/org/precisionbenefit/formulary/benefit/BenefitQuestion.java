package org.precisionbenefit.formulary.benefit;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.DrugProduct;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.RxCui;

/**
 * What does the plan do for this member, drug and day?
 *
 * @param plan the plan
 * @param ingredient the drug
 * @param product the product, or null when only the ingredient is known
 * @param asOf the day
 * @param member what is known of the member
 * @param supply how much is asked for, or null when only the rules are
 * @param paid what the member has paid this year, or null when it is not known
 */
public record BenefitQuestion(
        PlanId plan,
        RxCui ingredient,
        @Nullable DrugProduct product,
        AsOf asOf,
        MemberFacts member,
        @Nullable SupplyAsked supply,
        @Nullable Accumulators paid) {
    public BenefitQuestion {
        Objects.requireNonNull(plan, "plan is null");
        Objects.requireNonNull(ingredient, "ingredient is null");
        Objects.requireNonNull(asOf, "asOf is null");
        Objects.requireNonNull(member, "member is null");
    }
}
