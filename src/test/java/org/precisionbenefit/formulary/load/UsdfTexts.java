package org.precisionbenefit.formulary.load;

/** Resources of the US Drug Formulary guide. */
public final class UsdfTexts {
    private static final String URL = "http://hl7.org/fhir/us/davinci-drug-formulary/StructureDefinition/usdf-";

    public static final String DRUG =
            "{\"resourceType\":\"MedicationKnowledge\",\"id\":\"Drug-1\",\"code\":{\"coding\":[{\"system\":\"http://www.nlm.nih.gov/research/umls/rxnorm\",\"code\":\"209459\",\"display\":\"A"
                    + " drug\"}]}}";

    public static final String DETAILS = extension("PriorAuthorization", "\"valueBoolean\":true")
            + extension("PriorAuthorizationNewStartsOnly", "\"valueBoolean\":true")
            + extension("QuantityLimit", "\"valueBoolean\":true")
            + ",{\"url\":\"" + URL
            + "QuantityLimitDetail-extension\",\"extension\":[{\"url\":\"Rolling\",\"valueTiming\":"
            + "{\"repeat\":{\"count\":60,\"period\":30,\"periodUnit\":\"d\"}}},{\"url\":\"MaximumDaily\","
            + "\"valueQuantity\":{\"value\":2}}]}";

    public static final String PLAN = "{\"resourceType\":\"InsurancePlan\",\"id\":\"Plan-1\",\"status\":\"active\","
            + "\"name\":\"Gold\",\"period\":{\"start\":\"2026-01-01\",\"end\":\"2026-12-31\"},\"coverage\":[{\"extension\":"
            + "[{\"url\":\"" + URL + "FormularyReference-extension\",\"valueReference\":{\"reference\":"
            + "\"InsurancePlan/Formulary-1\"}}]}],\"plan\":[{\"specificCost\":[{\"category\":{\"coding\":[{\"code\":"
            + "\"1-month-in-retail\"}]},\"benefit\":[{\"type\":{\"coding\":[{\"code\":\"generic\"}]},\"cost\":[{\"type\":"
            + "{\"coding\":[{\"code\":\"copay\"}]},\"qualifiers\":[{\"coding\":[{\"code\":\"after-deductible\"}]}],"
            + "\"value\":{\"value\":20}},{\"type\":{\"coding\":[{\"code\":\"coinsurance\"}]},\"qualifiers\":[{\"coding\":"
            + "[{\"code\":\"after-deductible\"}]}],\"value\":{\"value\":100.0}}]}]}]}]}";

    private UsdfTexts() {}

    private static String extension(String name, String value) {
        return ",{\"url\":\"" + URL + name + "-extension\"," + value + "}";
    }

    /** An item with more extensions. */
    public static String item(String more) {
        return "{\"resourceType\":\"Basic\",\"id\":\"Item-1\",\"extension\":["
                + extension("FormularyReference", "\"valueReference\":{\"reference\":\"InsurancePlan/Formulary-1\"}")
                        .substring(1)
                + extension("AvailabilityStatus", "\"valueCode\":\"active\"")
                + extension("DrugTierID", "\"valueCodeableConcept\":{\"coding\":[{\"code\":\"generic\"}]}")
                + more
                + "],\"subject\":{\"reference\":\"MedicationKnowledge/Drug-1\"}}";
    }

    /** A bundle of these resources. */
    public static String bundle(String... resources) {
        StringBuilder entries = new StringBuilder();
        for (String resource : resources) {
            entries.append(entries.length() == 0 ? "" : ",\n")
                    .append("{\"resource\":")
                    .append(resource)
                    .append('}');
        }
        return "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[" + entries + "]}";
    }
}
