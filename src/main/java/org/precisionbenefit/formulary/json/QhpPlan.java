package org.precisionbenefit.formulary.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.precisionbenefit.formulary.load.Charge;
import org.precisionbenefit.formulary.load.CostShares;
import org.precisionbenefit.formulary.load.Flag;
import org.precisionbenefit.formulary.load.PharmacyWord;
import org.precisionbenefit.formulary.load.PublishedCost;
import org.precisionbenefit.formulary.load.PublishedPlan;
import org.precisionbenefit.formulary.load.PublishedTier;
import org.precisionbenefit.formulary.load.RowFault;
import org.precisionbenefit.formulary.load.RowPlace;
import org.precisionbenefit.formulary.load.RowSink;

/** A plan of {@code plans.json} with what members pay. Its one list of drugs is called as the plan. */
final class QhpPlan {
    private QhpPlan() {}

    static void read(RowPlace place, JsonNode object, RowSink sink) throws IOException {
        String id = Values.text(object.path("plan_id"));
        sink.take(
                place,
                new PublishedPlan(
                        id,
                        Values.text(object.path("marketing_name")),
                        List.of(id),
                        null,
                        Flag.UNKNOWN,
                        QhpDrug.years(object.path("years"))),
                List.of());
        Map<String, Charge> seen = new TreeMap<>();
        // One formulary is published as a list or as an object.
        for (JsonNode tier : Values.items(object.path("formulary")).toList()) {
            for (JsonNode share : Values.items(tier.path("cost_sharing")).toList()) {
                List<String> repairs = new ArrayList<>();
                try {
                    PublishedCost cost = cost(id, tier, share, repairs);
                    CostRepeats.note(cost, seen, repairs);
                    sink.take(place, cost, repairs);
                } catch (RowFault fault) {
                    sink.reject(place, fault.why());
                }
            }
        }
    }

    private static PublishedCost cost(String plan, JsonNode tier, JsonNode share, List<String> repairs) {
        PharmacyWord pharmacy = PharmacyWord.read(Values.text(share.path("pharmacy_type")));
        BigDecimal rate = Values.number(share.path("coinsurance_rate"), "coinsurance_rate");
        return new PublishedCost(
                plan,
                PublishedTier.read(Values.text(tier.path("drug_tier")), repairs),
                PublishedCost.Phase.ANY,
                pharmacy.place(),
                pharmacy.days(),
                new CostShares(
                                Values.number(share.path("copay_amount"), "copay_amount"),
                                Values.text(share.path("copay_opt")),
                                rate == null ? null : CostShares.share(rate, false, repairs),
                                Values.text(share.path("coinsurance_opt")))
                        .charge());
    }
}
