package org.precisionbenefit.app;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.casework.CurrentEngine;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.LineOfBusiness;
import org.precisionbenefit.formulary.Plan;
import org.precisionbenefit.formulary.PlanId;

/**
 * How plans count time, by what the formulary says of them.
 *
 * @param formulary the formulary
 * @param otherwise the zone for a plan that it does not hold
 */
record LivePlans(FormularyRelease formulary, ZoneId otherwise) implements CurrentEngine.Plans {
    @Override
    public ZoneId zone(PlanId plan) {
        return formulary.plan(plan).map(Plan::zone).orElse(otherwise);
    }

    @Override
    public @Nullable LineOfBusiness lineOfBusiness(PlanId plan) {
        return formulary.plan(plan).map(Plan::lineOfBusiness).orElse(null);
    }
}
