package org.precisionbenefit.formulary.publish;

import java.util.ArrayList;
import java.util.List;
import org.precisionbenefit.formulary.benefit.CostSharing;
import org.precisionbenefit.formulary.benefit.Pharmacy;
import org.precisionbenefit.formulary.benefit.SupplyCost;
import org.precisionbenefit.formulary.benefit.TierCost;
import org.precisionbenefit.formulary.load.PublishedCost;
import org.precisionbenefit.formulary.load.PublishedTier;

/** What members of a plan of the files pay once the deductible is met, in the form of published costs. */
final class FileCosts {
    private FileCosts() {}

    static List<PublishedCost> of(String plan, CostSharing sharing) {
        List<PublishedCost> costs = new ArrayList<>();
        for (TierCost tier : sharing.tiers()) {
            for (SupplyCost supply : tier.supplies()) {
                if (supply.phase() == PublishedCost.Phase.ANY || supply.phase() == PublishedCost.Phase.INITIAL) {
                    costs.add(new PublishedCost(
                            plan,
                            new PublishedTier(tier.tier(), tier.tier()),
                            supply.phase(),
                            supply.pharmacy() == Pharmacy.MAIL ? "in-mail" : "in-retail",
                            supply.days(),
                            supply.charge()));
                }
            }
        }
        return costs;
    }
}
