package org.precisionbenefit.formulary.json;

import java.util.List;
import java.util.Map;
import org.precisionbenefit.formulary.load.Charge;
import org.precisionbenefit.formulary.load.PublishedCost;
import org.precisionbenefit.formulary.load.PublishedTier;

/** Publishers give one tier two charges at the same kind of pharmacy; both are kept, and the report says so. */
final class CostRepeats {
    private CostRepeats() {}

    static void note(PublishedCost cost, Map<String, Charge> seen, List<String> repairs) {
        PublishedTier tier = cost.tier();
        String place = (tier == null ? "" : tier.word()) + " " + cost.pharmacy() + " " + cost.days();
        Charge first = seen.putIfAbsent(place, cost.charge());
        if (first != null && !first.equals(cost.charge())) {
            repairs.add("another charge for the same tier and kind of pharmacy stands in the file, and both were kept");
        }
    }
}
