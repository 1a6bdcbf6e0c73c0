package org.precisionbenefit.formulary.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.load.Availability;
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

/** An {@code InsurancePlan} of a payer: the formularies that hold for it, and what members pay. */
final class UsdfPlan {
    private final RowPlace place;
    private final RowSink sink;
    private final String id;
    private final Map<String, Charge> seen = new TreeMap<>();

    private UsdfPlan(RowPlace place, RowSink sink, String id) {
        this.place = place;
        this.sink = sink;
        this.id = id;
    }

    static void read(RowPlace place, JsonNode resource, RowSink sink) throws IOException {
        List<String> lists = Values.items(resource.path("coverage"))
                .flatMap(coverage -> extensions(coverage, "usdf-FormularyReference-extension"))
                .map(one -> lastPart(Values.text(one.path("valueReference").path("reference"))))
                .distinct()
                .toList();
        if (lists.isEmpty()) {
            // A formulary is an InsurancePlan too; its drugs refer to it.
            return;
        }
        String id = Values.text(resource.path("id"));
        JsonNode period = resource.path("period");
        sink.take(
                place,
                new PublishedPlan(
                        id,
                        Values.text(resource.path("name")),
                        lists,
                        null,
                        Flag.UNKNOWN,
                        new Availability(
                                status(Values.text(resource.path("status"))),
                                Values.day(period.path("start"), "period.start"),
                                Values.day(period.path("end"), "period.end"))),
                List.of());
        new UsdfPlan(place, sink, id).costs(resource);
    }

    static Stream<JsonNode> extensions(JsonNode node, String name) {
        return Values.items(node.path("extension"))
                .filter(one -> lastPart(Values.text(one.path("url"))).equals(name));
    }

    static String lastPart(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    static Availability.Status status(String word) {
        return switch (word) {
            case "active" -> Availability.Status.ACTIVE;
            case "retired" -> Availability.Status.RETIRED;
            case "draft" -> Availability.Status.DRAFT;
            default -> Availability.Status.UNKNOWN;
        };
    }

    private void costs(JsonNode resource) throws IOException {
        for (JsonNode plan : Values.items(resource.path("plan")).toList()) {
            for (JsonNode specific : Values.items(plan.path("specificCost")).toList()) {
                for (JsonNode benefit : Values.items(specific.path("benefit")).toList()) {
                    if (isUnsaid(specific, benefit)) {
                        // The guide demands a cost even where the publisher knows none.
                        continue;
                    }
                    cost(code(specific.path("category")), benefit);
                }
            }
        }
    }

    /** Whether nothing is said in codes: neither where, nor of which tier, nor what. */
    private static boolean isUnsaid(JsonNode specific, JsonNode benefit) {
        return code(specific.path("category")).isEmpty()
                && code(benefit.path("type")).isEmpty()
                && Values.items(benefit.path("cost"))
                        .allMatch(cost -> code(cost.path("type")).isEmpty() && value(cost) == null);
    }

    private void cost(String pharmacy, JsonNode benefit) throws IOException {
        List<String> repairs = new ArrayList<>();
        try {
            PharmacyWord word = PharmacyWord.read(pharmacy);
            PublishedCost cost = new PublishedCost(
                    id,
                    PublishedTier.read(code(benefit.path("type")), repairs),
                    PublishedCost.Phase.ANY,
                    word.place(),
                    word.days(),
                    charge(Values.items(benefit.path("cost")).toList(), repairs));
            CostRepeats.note(cost, seen, repairs);
            sink.take(place, cost, repairs);
        } catch (RowFault fault) {
            sink.reject(place, fault.why());
        }
    }

    private static Charge charge(List<JsonNode> costs, List<String> repairs) {
        JsonNode copay = named(costs, "copay");
        JsonNode rate = named(costs, "coinsurance");
        BigDecimal share = value(rate);
        return new CostShares(
                        value(copay),
                        copay == null ? "" : code(copay.path("qualifiers")),
                        share == null ? null : CostShares.share(share, true, repairs),
                        rate == null ? "" : code(rate.path("qualifiers")))
                .charge();
    }

    private static @Nullable JsonNode named(List<JsonNode> costs, String type) {
        List<JsonNode> found = costs.stream()
                .filter(cost -> code(cost.path("type")).equals(type))
                .toList();
        if (found.size() > 1) {
            throw new RowFault("A tier must have one " + type + " at a kind of pharmacy.");
        }
        return found.isEmpty() ? null : found.get(0);
    }

    private static @Nullable BigDecimal value(@Nullable JsonNode cost) {
        return cost == null ? null : Values.number(cost.path("value").path("value"), "value");
    }

    /** The code of the first coding of a concept, or of the first of a list of concepts. */
    static String code(JsonNode concept) {
        return Values.items(concept)
                .flatMap(one -> Values.items(one.path("coding")))
                .map(coding -> Values.text(coding.path("code")))
                .findFirst()
                .orElse("");
    }
}
