package org.precisionbenefit.formulary.benefit;

import java.util.Objects;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.Period;

/**
 * Says that a plan's coverage is what a published formulary says, and not rows of files.
 *
 * @param plan the plan
 * @param family the family of editions
 * @param publishedPlan the plan's name there
 * @param holds the days on which that is so
 * @param source where it is written
 */
public record PublishedList(PlanId plan, String family, String publishedPlan, Period holds, Citation source) {
    public PublishedList {
        Objects.requireNonNull(plan, "plan is null");
        Objects.requireNonNull(family, "family is null");
        Objects.requireNonNull(publishedPlan, "publishedPlan is null");
        Objects.requireNonNull(holds, "holds is null");
        Objects.requireNonNull(source, "source is null");
    }
}
