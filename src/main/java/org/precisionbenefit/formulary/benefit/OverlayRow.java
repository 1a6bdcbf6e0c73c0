package org.precisionbenefit.formulary.benefit;

import java.util.Objects;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.Period;
import org.precisionbenefit.terminology.RxCui;

/**
 * What a result of a member's tests opens of a plan's row.
 *
 * @param plan the plan
 * @param ingredient the drug
 * @param when the result
 * @param change what it opens
 * @param holds the days on which it holds
 * @param source where it is written
 */
public record OverlayRow(
        PlanId plan, RxCui ingredient, ResultCondition when, OverlayChange change, Period holds, Citation source) {
    public OverlayRow {
        Objects.requireNonNull(plan, "plan is null");
        Objects.requireNonNull(ingredient, "ingredient is null");
        Objects.requireNonNull(when, "when is null");
        Objects.requireNonNull(change, "change is null");
        Objects.requireNonNull(holds, "holds is null");
        Objects.requireNonNull(source, "source is null");
    }

    /** The same on these days. */
    public OverlayRow holding(Period days) {
        return new OverlayRow(plan, ingredient, when, change, days, source);
    }
}
