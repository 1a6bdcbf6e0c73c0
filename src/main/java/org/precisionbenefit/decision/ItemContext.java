package org.precisionbenefit.decision;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.Evidence;
import org.precisionbenefit.formulary.FormularyItem;
import org.precisionbenefit.formulary.Plan;
import org.precisionbenefit.intake.Prescriber;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.prediction.Forecast;
import org.precisionbenefit.profile.MemberProfile;
import org.precisionbenefit.terminology.AsOf;

/**
 * Everything a term's value may be found in, for one item.
 *
 * @param item what was asked
 * @param plan the plan
 * @param row what the plan says of the drug
 * @param profile who it is for
 * @param evidence what the genes say
 * @param forecasts what the models say
 * @param asOf the day
 * @param history what the plan's own records say, or null where none is known
 */
record ItemContext(
        ItemOfPrescriber asked,
        Plan plan,
        PlanRow row,
        MemberProfile profile,
        Evidence evidence,
        List<Forecast> forecasts,
        AsOf asOf,
        @Nullable KnownHistory history) {
    ItemContext {
        Objects.requireNonNull(asked, "asked is null");
        Objects.requireNonNull(plan, "plan is null");
        Objects.requireNonNull(row, "row is null");
        Objects.requireNonNull(profile, "profile is null");
        Objects.requireNonNull(evidence, "evidence is null");
        forecasts = List.copyOf(forecasts);
        Objects.requireNonNull(asOf, "asOf is null");
    }

    RequestedItem item() {
        return asked.item();
    }

    Prescriber prescriber() {
        return asked.prescriber();
    }

    FormularyItem benefit() {
        return row.item();
    }
}
