package org.precisionbenefit.formulary.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.load.Availability;
import org.precisionbenefit.formulary.load.CoverageTerms;
import org.precisionbenefit.formulary.load.DrugCode;
import org.precisionbenefit.formulary.load.PublishedDrug;
import org.precisionbenefit.formulary.load.PublishedItem;
import org.precisionbenefit.formulary.load.PublishedTier;
import org.precisionbenefit.formulary.load.RowFault;
import org.precisionbenefit.formulary.load.RowPlace;
import org.precisionbenefit.formulary.load.RowSink;
import org.precisionbenefit.formulary.load.RuleFlags;

/** A drug of {@code drugs.json} with what each plan says of it. */
final class QhpDrug {
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2100;

    private QhpDrug() {}

    static void read(RowPlace place, JsonNode object, RowSink sink) throws IOException {
        List<String> ofDrug = new ArrayList<>();
        PublishedDrug drug = new PublishedDrug(
                DrugCode.rxNorm(Values.text(object.path("rxnorm_id")), ofDrug),
                "",
                Values.text(object.path("drug_name")));
        List<JsonNode> plans = Values.items(object.path("plans")).toList();
        if (plans.isEmpty()) {
            throw new RowFault("A drug must stand on the list of a plan.");
        }
        for (JsonNode plan : plans) {
            List<String> repairs = new ArrayList<>(ofDrug);
            try {
                sink.take(place, item(drug, plan, repairs), repairs);
            } catch (RowFault fault) {
                sink.reject(place, fault.why());
            }
        }
    }

    private static PublishedItem item(PublishedDrug drug, JsonNode plan, List<String> repairs) {
        RuleFlags flags = RuleFlags.of(
                Values.flag(plan.path("prior_authorization"), "prior_authorization", repairs),
                Values.flag(plan.path("step_therapy"), "step_therapy", repairs),
                Values.flag(plan.path("quantity_limit"), "quantity_limit", repairs));
        return new PublishedItem(
                Values.text(plan.path("plan_id")),
                drug,
                tier(plan.path("drug_tier"), repairs),
                flags,
                null,
                CoverageTerms.ORDINARY,
                years(plan.path("years")));
    }

    private static @Nullable PublishedTier tier(JsonNode node, List<String> repairs) {
        String tier = Values.text(node);
        if (tier.isEmpty()) {
            repairs.add("no tier was published");
            return null;
        }
        return PublishedTier.read(tier, repairs);
    }

    /** Plan years are calendar years. */
    static Availability years(JsonNode node) {
        IntSummaryStatistics years = Values.items(node).mapToInt(QhpDrug::year).summaryStatistics();
        return years.getCount() == 0
                ? Availability.UNSAID
                : new Availability(
                        Availability.Status.ACTIVE,
                        LocalDate.of(years.getMin(), 1, 1),
                        LocalDate.of(years.getMax(), 12, 31));
    }

    private static int year(JsonNode node) {
        int year = node.asInt(0);
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new RowFault("A year must be one such as 2026.");
        }
        return year;
    }
}
