package org.precisionbenefit.formulary.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.json.UsdfReader.Left;
import org.precisionbenefit.formulary.load.Availability;
import org.precisionbenefit.formulary.load.CoverageTerms;
import org.precisionbenefit.formulary.load.Flag;
import org.precisionbenefit.formulary.load.PublishedDrug;
import org.precisionbenefit.formulary.load.PublishedItem;
import org.precisionbenefit.formulary.load.PublishedLimit;
import org.precisionbenefit.formulary.load.PublishedTier;
import org.precisionbenefit.formulary.load.RowFault;
import org.precisionbenefit.formulary.load.RowPlace;
import org.precisionbenefit.formulary.load.RowSink;
import org.precisionbenefit.formulary.load.RuleFlags;

/** A {@code Basic} that is an item of a formulary. */
final class UsdfItem {
    private static final String PREFIX = "usdf-";
    private static final String SUFFIX = "-extension";

    private final UsdfDrugs drugs;
    private final Set<Left> left;

    UsdfItem(UsdfDrugs drugs, Set<Left> left) {
        this.drugs = drugs;
        this.left = left;
    }

    void read(RowPlace place, JsonNode resource, RowSink sink) throws IOException {
        if (!Values.items(resource.path("resourceType"))
                .anyMatch(type -> type.asText().equals("Basic"))) {
            return;
        }
        try {
            Map<String, JsonNode> said = extensions(resource);
            String reference = Values.text(resource.path("subject").path("reference"));
            for (UsdfDrugs.Named named : drugs.of(reference)) {
                List<String> repairs = new ArrayList<>(named.repairs());
                sink.take(place, item(named.drug(), said, repairs), repairs);
            }
        } catch (RowFault fault) {
            sink.reject(place, fault.why());
        }
    }

    /** The extensions that may stand once, by the middle of their names. */
    private static Map<String, JsonNode> extensions(JsonNode resource) {
        Map<String, JsonNode> said = new TreeMap<>();
        for (JsonNode one : Values.items(resource.path("extension")).toList()) {
            String name = UsdfPlan.lastPart(Values.text(one.path("url")));
            if (name.startsWith(PREFIX) && name.endsWith(SUFFIX) && name.length() > PREFIX.length() + SUFFIX.length()) {
                String middle = name.substring(PREFIX.length(), name.length() - SUFFIX.length());
                JsonNode first = said.putIfAbsent(middle, one);
                if (first != null && !first.equals(one) && !middle.equals("PharmacyBenefitType")) {
                    throw new RowFault("The item must say once what " + middle + " is.");
                }
            }
        }
        return said;
    }

    private PublishedItem item(PublishedDrug drug, Map<String, JsonNode> said, List<String> repairs) {
        JsonNode period = of(said, "AvailabilityPeriod").path("valuePeriod");
        JsonNode tier = of(said, "DrugTierID").path("valueCodeableConcept");
        return new PublishedItem(
                UsdfPlan.lastPart(Values.text(
                        of(said, "FormularyReference").path("valueReference").path("reference"))),
                drug,
                PublishedTier.read(UsdfPlan.code(tier), repairs),
                new RuleFlags(
                        flag(said, "PriorAuthorization", repairs),
                        newStarts(said, "PriorAuthorizationNewStartsOnly", repairs),
                        flag(said, "StepTherapyLimit", repairs),
                        newStarts(said, "StepTherapyLimitNewStartsOnly", repairs),
                        flag(said, "QuantityLimit", repairs)),
                limit(said, repairs),
                CoverageTerms.ORDINARY,
                new Availability(
                        UsdfPlan.status(
                                Values.text(of(said, "AvailabilityStatus").path("valueCode"))),
                        Values.day(period.path("start"), "AvailabilityPeriod.start"),
                        Values.day(period.path("end"), "AvailabilityPeriod.end")));
    }

    private static JsonNode of(Map<String, JsonNode> said, String name) {
        JsonNode found = said.get(name);
        return found == null ? MissingNode.getInstance() : found;
    }

    private static Flag flag(Map<String, JsonNode> said, String name, List<String> repairs) {
        return Values.flag(of(said, name).path("valueBoolean"), name, repairs);
    }

    private Flag newStarts(Map<String, JsonNode> said, String name, List<String> repairs) {
        if (left.contains(Left.NEW_STARTS) && said.containsKey(name)) {
            repairs.add("the flag (" + name + ") was left out, as the import asked");
            return Flag.UNKNOWN;
        }
        return flag(said, name, repairs);
    }

    private @Nullable PublishedLimit limit(Map<String, JsonNode> said, List<String> repairs) {
        JsonNode detail = said.get("QuantityLimitDetail");
        if (detail == null) {
            return null;
        }
        if (left.contains(Left.LIMIT_DETAILS)) {
            repairs.add("the figures of the quantity limit were left out, as the import asked");
            return null;
        }
        return UsdfLimit.read(detail);
    }
}
