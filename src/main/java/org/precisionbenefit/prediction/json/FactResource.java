package org.precisionbenefit.prediction.json;

import static org.precisionbenefit.prediction.json.RequestBundle.HL7;
import static org.precisionbenefit.prediction.json.RequestBundle.ICD;
import static org.precisionbenefit.prediction.json.RequestBundle.LOINC;
import static org.precisionbenefit.prediction.json.RequestBundle.RXNORM;
import static org.precisionbenefit.prediction.json.RequestBundle.coded;
import static org.precisionbenefit.prediction.json.RequestBundle.days;
import static org.precisionbenefit.prediction.json.RequestBundle.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.precisionbenefit.prediction.cohort.InventedRequest.Fact;

/** Writes a fact of an invented member as the resource that holds it. */
final class FactResource {
    private FactResource() {}

    /** The resource, its id made of its kind and the number. */
    static ObjectNode of(Fact fact, int number) {
        return switch (fact.kind()) {
            case CONDITION -> condition(fact, number, "confirmed");
            case REFUTED -> condition(fact, number, "refuted");
            case DRUG -> dispensed(fact, number);
            case LAB -> measured(fact, number);
            case GENE -> gene(fact, number);
        };
    }

    private static ObjectNode condition(Fact fact, int number, String verified) {
        ObjectNode condition = resource("Condition", "condition-" + number);
        if (verified.equals("confirmed")) {
            coded(condition, "clinicalStatus", HL7 + "condition-clinical", "active");
        }
        coded(condition, "verificationStatus", HL7 + "condition-ver-status", verified);
        coded(condition, "code", ICD, fact.code());
        return condition.put("recordedDate", fact.day().toString());
    }

    private static ObjectNode dispensed(Fact fact, int number) {
        ObjectNode fill = resource("MedicationDispense", "fill-" + number).put("status", "completed");
        coded(fill, "medicationCodeableConcept", RXNORM, fact.code());
        fill.putObject("quantity").put("value", 30).put("unit", "tablet");
        days(fill.putObject("daysSupply"));
        return fill.put("whenHandedOver", fact.day().toString());
    }

    private static ObjectNode measured(Fact fact, int number) {
        ObjectNode observation = observation(number, fact.day());
        coded(observation, "code", LOINC, fact.code());
        observation
                .putObject("valueQuantity")
                .put("value", new BigDecimal(fact.value()))
                .put("unit", fact.unit())
                .put("system", "http://unitsofmeasure.org")
                .put("code", fact.unit());
        return observation;
    }

    private static ObjectNode gene(Fact fact, int number) {
        ObjectNode observation = observation(number, fact.day());
        coded(observation, "code", LOINC, "84413-4");
        ((ObjectNode) observation.get("code")).put("text", fact.code() + " genotype");
        observation.putObject("valueCodeableConcept").put("text", fact.value());
        ObjectNode studied = observation.putArray("component").addObject();
        coded(studied, "code", LOINC, "48018-6");
        studied.putObject("valueCodeableConcept").put("text", fact.code());
        return observation;
    }

    private static ObjectNode observation(int number, LocalDate day) {
        ObjectNode observation =
                resource("Observation", "observation-" + number).put("status", "final");
        observation
                .putArray("category")
                .addObject()
                .putArray("coding")
                .addObject()
                .put("system", HL7 + "observation-category")
                .put("code", "laboratory");
        observation.put("effectiveDateTime", day.toString());
        observation.putArray("performer").addObject().put("reference", "Organization/laboratory");
        return observation;
    }
}
