package org.precisionbenefit.api.fhir;

import java.util.Map;
import java.util.TreeMap;

/** The canonical addresses and codes of the US Drug Formulary guide 2.0.1. */
final class UsdfUrls {
    static final String GUIDE = "http://hl7.org/fhir/us/davinci-drug-formulary/";
    private static final String PROFILE = GUIDE + "StructureDefinition/usdf-";
    private static final String EXTENSION = "-extension";
    private static final String CODES = GUIDE + "CodeSystem/usdf-";

    static final String CAPABILITIES = GUIDE + "CapabilityStatement/usdf-server";
    static final String IMPLEMENTATION_GUIDE = GUIDE + "ImplementationGuide/hl7.fhir.us.davinci-drug-formulary|2.0.1";

    static final String PAYER_PLAN = PROFILE + "PayerInsurancePlan";
    static final String FORMULARY = PROFILE + "Formulary";
    static final String ITEM = PROFILE + "FormularyItem";
    static final String DRUG = PROFILE + "FormularyDrug";
    static final String LOCATION = PROFILE + "InsurancePlanLocation";

    static final String ITEM_TYPES = CODES + "InsuranceItemTypeCS";
    static final String TIERS = CODES + "DrugTierCS-TEMPORARY-TRIAL-USE";
    static final String PHARMACIES = CODES + "PharmacyBenefitTypeCS-TEMPORARY-TRIAL-USE";
    static final String COSTS = CODES + "BenefitCostTypeCS-TEMPORARY-TRIAL-USE";
    static final String COST_OPTIONS = CODES + "CostShareOptionCS-TEMPORARY-TRIAL-USE";
    static final String ACT = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    static final String PLAN_TYPES = "http://terminology.hl7.org/CodeSystem/insurance-plan-type";
    static final String PRODUCT_TYPES =
            "http://hl7.org/fhir/us/davinci-pdex-plan-net/CodeSystem/InsuranceProductTypeCS";

    /** Tiers, kinds of pharmacy and forms that the guide has no code for, in the publisher's own words. */
    static final String OWN_TIERS = "urn:precision-benefit:tier";

    static final String OWN_PHARMACIES = "urn:precision-benefit:pharmacy";
    static final String OWN_FORMS = "urn:precision-benefit:dose-form";
    static final String OWN_PLANS = "urn:precision-benefit:plan";
    static final String OWN_LISTS = "urn:precision-benefit:formulary";
    static final String OWN_LINES = "urn:precision-benefit:line-of-business";

    /** What the guide calls its kinds of pharmacy. */
    static final Map<String, String> PHARMACY_NAMES = pharmacies();

    private UsdfUrls() {}

    /** The address of an extension by the middle of its name. */
    static String extension(String name) {
        return PROFILE + name + EXTENSION;
    }

    private static Map<String, String> pharmacies() {
        Map<String, String> names = new TreeMap<>();
        for (String months : new String[] {"1", "3"}) {
            for (String network : new String[] {"in", "out"}) {
                String where = months + " month " + (network.equals("in") ? "in network " : "out of network ");
                names.put(months + "-month-" + network + "-retail", where + "retail");
                names.put(months + "-month-" + network + "-mail", where + "mail order");
            }
        }
        return Map.copyOf(names);
    }
}
