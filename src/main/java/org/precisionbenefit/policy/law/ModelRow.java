package org.precisionbenefit.policy.law;

import java.util.Objects;
import org.precisionbenefit.formulary.PlanId;

/**
 * What a plan lets a released model do, and since when.
 *
 * @param plan the plan
 * @param model the model's id
 * @param use what it may do
 * @param source who decided it, and from when to when it holds
 */
public record ModelRow(PlanId plan, String model, ModelUse use, LawSource source) {
    public ModelRow {
        Objects.requireNonNull(plan, "plan is null");
        Objects.requireNonNull(model, "model is null");
        Objects.requireNonNull(use, "use is null");
        Objects.requireNonNull(source, "source is null");
    }
}
