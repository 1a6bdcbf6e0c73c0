package org.precisionbenefit.policy;

import java.util.List;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.terminology.RxCui;

/**
 * To what a policy version applies.
 *
 * @param ingredients the drugs, by ingredient, at least one
 * @param plans the plans; empty for every plan
 */
public record Scope(List<RxCui> ingredients, List<PlanId> plans) {
    public Scope {
        ingredients = List.copyOf(ingredients);
        plans = List.copyOf(plans);
    }
}
