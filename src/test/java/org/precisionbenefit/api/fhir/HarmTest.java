package org.precisionbenefit.api.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that a machine must not approve, each one change away from a sample that it approves. */
class HarmTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ICD = "http://hl7.org/fhir/sid/icd-10-cm";
    private static final String STEP = "approved-outright";
    private static final String GENE = "approved-gene-exception";

    private static List<String> actions(String sample, Consumer<ObjectNode> change) {
        try {
            ObjectNode bundle = (ObjectNode) JSON.readTree(Decided.text(sample));
            change.accept(bundle);
            ClaimResponse answer = Decided.response(Decided.parse(Decided.answer(bundle.toString())));
            return answer.getItem().stream().map(Decided::action).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertPends(String sample, Consumer<ObjectNode> change) {
        assertThat(actions(sample, change)).isNotEmpty().containsOnly("A4");
    }

    private static ObjectNode claim(ObjectNode bundle) {
        return (ObjectNode) bundle.at("/entry/0/resource");
    }

    private static ObjectNode first(ObjectNode bundle, String type) {
        return StreamSupport.stream(bundle.path("entry").spliterator(), false)
                .map(entry -> entry.path("resource"))
                .filter(resource -> resource.path("resourceType").asText().equals(type))
                .map(ObjectNode.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode add(ObjectNode bundle, String type, String id) {
        ObjectNode resource = JSON.createObjectNode().put("resourceType", type).put("id", id);
        resource.set("subject", claim(bundle).path("patient"));
        ObjectNode entry = ((ArrayNode) bundle.path("entry")).addObject();
        entry.put("fullUrl", "https://clinic.example.org/fhir/" + type + "/" + id);
        entry.set("resource", resource);
        return resource;
    }

    private static ObjectNode concept(String system, String code) {
        ObjectNode concept = JSON.createObjectNode();
        concept.putArray("coding").addObject().put("system", system).put("code", code);
        return concept;
    }

    private static void addCondition(ObjectNode bundle, JsonNode code, String recorded) {
        ObjectNode condition = add(bundle, "Condition", "condition-of-test");
        condition.set("code", code);
        condition.put("recordedDate", recorded);
    }

    private static void addAnswer(ObjectNode bundle, String term, String value) {
        ObjectNode answer = add(bundle, "Observation", "answer-" + term.length() + "-" + value.length());
        answer.put("status", "final").put("valueString", value);
        answer.set("code", concept("urn:precision-benefit:term", term));
        answer.putArray("performer").addObject().put("reference", "Practitioner/demo-prescriber");
    }

    private static ObjectNode item(ObjectNode bundle) {
        return (ObjectNode) claim(bundle).at("/item/0");
    }

    private static ObjectNode dispenseRequest(ObjectNode bundle) {
        return (ObjectNode) first(bundle, "MedicationRequest").path("dispenseRequest");
    }

    @Test
    void samples_unchanged_approved() {
        assertThat(actions(STEP, bundle -> {})).containsExactly("A1");
        assertThat(actions(GENE, bundle -> {})).containsExactly("A1");
    }

    @ParameterizedTest
    @CsvSource({
        "http://snomed.info/sct, 432504007",
        "http://hl7.org/fhir/sid/icd-10, I63.9",
        "urn:oid:2.16.840.1.113883.6.90, I63.9",
        "http://hl7.org/fhir/sid/icd-9-cm, 434.91",
        "http://hl7.org/fhir/sid/icd-10-cm, G45",
        "http://hl7.org/fhir/sid/icd-10-cm, STROKE",
    })
    void said_no_beside_stroke_in_other_codes_pends(String system, String code) {
        assertPends(STEP, bundle -> addCondition(bundle, concept(system, code), "2026-10-02"));
    }

    @Test
    void said_no_beside_condition_in_words_pends() {
        assertPends(
                STEP,
                bundle -> addCondition(bundle, JSON.createObjectNode().put("text", "Ischemic stroke"), "2026-10-02"));
    }

    @Test
    void said_no_beside_stroke_dated_tomorrow_pends() {
        assertPends(STEP, bundle -> addCondition(bundle, concept(ICD, "I63.9"), "2026-11-22"));
    }

    @Test
    void said_no_beside_other_complete_code_approved() {
        assertThat(actions(STEP, bundle -> addCondition(bundle, concept(ICD, "I10"), "2026-10-02")))
                .containsExactly("A1");
    }

    @Test
    void said_no_beside_stroke_among_diagnoses_of_claim_pends() {
        assertPends(STEP, bundle -> {
            ObjectNode diagnosis = ((ArrayNode) claim(bundle).path("diagnosis")).addObject();
            diagnosis.put("sequence", 9);
            diagnosis.set("diagnosisCodeableConcept", concept(ICD, "I69.351"));
        });
    }

    @Test
    void said_no_beside_unreadable_answer_pends() {
        assertPends(STEP, bundle -> addAnswer(bundle, "condition(stroke-or-tia)", "yes"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"refuted", "entered-in-error"})
    void indication_ruled_out_pends(String verification) {
        assertPends(STEP, bundle -> {
            ArrayNode diagnoses = claim(bundle).putArray("diagnosis");
            diagnoses
                    .addObject()
                    .put("sequence", 1)
                    .putObject("diagnosisReference")
                    .put("reference", "Condition/demo-condition-acs");
            item(bundle).putArray("diagnosisSequence").add(1);
            bundle.path("entry").forEach(entry -> {
                if (entry.at("/resource/resourceType").asText().equals("Condition")) {
                    ((ObjectNode) entry.at("/resource/verificationStatus/coding/0")).put("code", verification);
                }
            });
        });
    }

    @Test
    void gene_result_about_somebody_else_pends() {
        assertPends(GENE, bundle -> first(bundle, "Observation")
                .putArray("focus")
                .addObject()
                .put("display", "mother"));
    }

    @Test
    void gene_result_said_absent_pends() {
        assertPends(GENE, bundle -> first(bundle, "Observation")
                .putObject("dataAbsentReason")
                .put("text", "error"));
    }

    @Test
    void gene_result_of_tomorrow_pends() {
        assertPends(GENE, bundle -> first(bundle, "Observation").put("effectiveDateTime", "2026-11-22"));
        assertThat(actions(GENE, bundle -> first(bundle, "Observation").put("effectiveDateTime", "2026-11-21")))
                .containsExactly("A1");
    }

    @ParameterizedTest
    @CsvSource({"LA6684-0, A4", "LA6682-4, A4", "LA6683-2, A1"})
    void gene_result_of_another_origin_than_germline_pends(String origin, String action) {
        assertThat(actions(GENE, bundle -> {
                    ObjectNode component =
                            first(bundle, "Observation").withArray("component").addObject();
                    component.set("code", concept("http://loinc.org", "48002-0"));
                    component.set("valueCodeableConcept", concept("http://loinc.org", origin));
                }))
                .containsExactly(action);
    }

    @Test
    void gene_result_that_the_requester_performed_pends_without_report() {
        Consumer<ObjectNode> requester = bundle -> {
            first(bundle, "Observation").putArray("performer").addObject().put("reference", "Organization/demo-clinic");
            first(bundle, "DiagnosticReport").remove("result");
        };
        assertPends(GENE, requester);
        assertThat(actions(GENE, bundle -> first(bundle, "DiagnosticReport").remove("result")))
                .containsExactly("A1");
    }

    @ParameterizedTest
    @CsvSource({"entered-in-error, A4", "cancelled, A4", "preliminary, A4", "corrected, A1"})
    void gene_result_in_a_report_that_does_not_stand_pends(String status, String action) {
        assertThat(actions(GENE, bundle -> first(bundle, "DiagnosticReport").put("status", status)))
                .containsExactly(action);
    }

    @Test
    void guidance_answered_instead_of_result_pends() {
        assertPends(GENE, bundle -> {
            first(bundle, "Observation").put("status", "cancelled");
            addAnswer(bundle, "guidance_action(clopidogrel)", "avoid");
            addAnswer(bundle, "guidance_strength(clopidogrel)", "strong");
        });
    }

    @Test
    void amount_above_a_bound_pends() {
        assertPends(STEP, bundle -> ((ObjectNode) item(bundle).path("quantity")).put("comparator", ">"));
    }

    @Test
    void amounts_that_differ_said_to_be_within_limit_pends() {
        assertPends(STEP, bundle -> {
            ((ObjectNode) item(bundle).path("quantity")).put("value", 60);
            ((ObjectNode) first(bundle, "QuestionnaireResponse").at("/item/0"))
                    .put("linkId", "urn:precision-benefit:term|within_quantity_limit")
                    .putArray("answer")
                    .addObject()
                    .put("valueBoolean", true);
        });
    }

    @Test
    void more_days_than_an_approval_holds_pends() {
        assertPends(STEP, bundle -> {
            ((ObjectNode) item(bundle).path("quantity")).put("value", 1000);
            ((ObjectNode) dispenseRequest(bundle).path("quantity")).put("value", 1000);
            ((ObjectNode) dispenseRequest(bundle).path("expectedSupplyDuration")).put("value", 1000);
        });
    }

    @Test
    void same_drug_in_two_items_pends() {
        assertPends(STEP, bundle -> {
            ObjectNode second = item(bundle).deepCopy();
            second.put("sequence", 2);
            ((ArrayNode) claim(bundle).path("item")).add(second);
        });
    }

    @Test
    void item_text_of_another_drug_pends() {
        assertPends(
                STEP, bundle -> ((ObjectNode) item(bundle).path("productOrService")).put("text", "ticagrelor 90 mg"));
    }

    @Test
    @Timeout(5)
    void fills_of_two_thousand_years_are_counted_at_once() {
        List<String> actions = actions(STEP, bundle -> {
            for (int i = 0; i < 380; i++) {
                ObjectNode fill = first(bundle, "MedicationDispense").deepCopy();
                fill.put("id", "fill-" + i).put("whenHandedOver", "0001-01-01");
                ((ObjectNode) fill.path("daysSupply")).put("value", Integer.MAX_VALUE - 1);
                add(bundle, "MedicationDispense", "fill-" + i).setAll(fill);
            }
        });
        assertThat(actions).containsExactly("A1");
    }
}
