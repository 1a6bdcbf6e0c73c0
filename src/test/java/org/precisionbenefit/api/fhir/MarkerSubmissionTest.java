package org.precisionbenefit.api.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.decision.Approved;
import org.precisionbenefit.decision.DecisionEngine;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.decision.DecisionInputs;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.MarkerEngines;
import org.precisionbenefit.evidence.tumour.EligibilityAnswer.Outcome;
import org.precisionbenefit.evidence.tumour.TumourSays;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.profile.BiomarkerFact;
import org.precisionbenefit.profile.GeneFact;
import org.precisionbenefit.profile.Specimen;
import org.precisionbenefit.profile.Submission;
import org.precisionbenefit.profile.WithheldFact;
import org.precisionbenefit.terminology.AsOf;

/** From a bundle with a tumour's sequence to the decision that rests on it. */
class MarkerSubmissionTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DecisionEngine ENGINE = MarkerEngines.engine(new ReferenceEvaluator());
    private static final String LOINC = "{'coding':[{'system':'http://loinc.org','code':'%s'}]}";

    private static JsonNode entry(String resource) throws IOException {
        JsonNode read = JSON.readTree(resource.replace('\'', '"'));
        return JSON.createObjectNode()
                .put(
                        "fullUrl",
                        "https://clinic.example.org/fhir/"
                                + read.get("resourceType").asText() + "/"
                                + read.get("id").asText())
                .set("resource", read);
    }

    private static String component(String loinc, String words) {
        return "{'code':" + LOINC.formatted(loinc) + ",'valueCodeableConcept':{'text':'" + words + "'}}";
    }

    static String variant(String id, String status, String gene, String name) {
        return "{'resourceType':'Observation','id':'" + id + "','status':'" + status + "','subject':{},'code':"
                + LOINC.formatted("69548-6") + ",'performer':[{'reference':'Organization/demo-laboratory'}],"
                + "'specimen':{'reference':'Specimen/block'},'effectiveDateTime':'2026-10-20','valueCodeableConcept':"
                + LOINC.formatted("LA9633-4") + ",'component':[" + component("48018-6", gene) + ","
                + component("48005-3", name) + "," + component("48002-0", "somatic") + "]}";
    }

    private static DecisionRecord decided(String... results) throws IOException {
        return decided(bundle -> bundle, results);
    }

    /** What the engine makes of a changed bundle on osimertinib for a lung tumour that has spread. */
    static DecisionRecord decided(UnaryOperator<String> change, String... results) throws IOException {
        List<JsonNode> entries = new ArrayList<>();
        entries.add(entry("{'resourceType':'Specimen','id':'block','subject':{},'type':{'text':'Tumor tissue'},"
                + "'collection':{'collectedDateTime':'2026-10-01'}}"));
        entries.add(entry("{'resourceType':'Condition','id':'lung','subject':{},'clinicalStatus':{'coding':[{'system':"
                + "'http://terminology.hl7.org/CodeSystem/condition-clinical','code':'active'}]},'code':{'coding':[{'system':"
                + "'http://hl7.org/fhir/sid/icd-10-cm','code':'C34.11'}]},'extension':[{'url':"
                + "'http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-histology-morphology-behavior',"
                + "'valueCodeableConcept':{'text':'Adenocarcinoma'}}]}"));
        entries.add(entry("{'resourceType':'MedicationDispense','id':'erlotinib','status':'completed','subject':{},"
                + "'medicationCodeableConcept':{'coding':[{'system':'http://www.nlm.nih.gov/research/umls/rxnorm','code':"
                + "'337525'}]},'daysSupply':{'value':30,'unit':'d'},'whenHandedOver':'2026-05-02'}"));
        for (String result : results) {
            entries.add(entry(result));
        }
        String bundle = GeneRequests.with(entries)
                .replace("\"I21.4\"", "\"C34.11\"")
                .replace("\"Z95.5\"", "\"C78.7\"")
                .replace("\"613391\"", "\"1721560\"")
                .replace("prasugrel 10 mg tablet", "osimertinib 80 mg tablet")
                .replace(
                        "\"http://hl7.org/fhir/sid/ndc\",\"code\":\"00378518693\"",
                        "\"http://www.nlm.nih.gov/research/umls/rxnorm\",\"code\":\"1721581\"");
        Submission read = Decided.READER.read(change.apply(bundle).getBytes(StandardCharsets.UTF_8));
        return ENGINE.decide(new DecisionInputs(
                new DecisionId(Decided.ID),
                read.request(),
                ENGINE.reading(read.profile(), read.request()),
                new AsOf(LocalDate.of(2026, 11, 28)),
                null,
                null));
    }

    @Test
    void a_final_result_decides_and_stands_in_the_record_with_specimen_and_laboratory() throws IOException {
        DecisionRecord record = decided(
                variant("egfr", "final", "EGFR", "p.Thr790Met"), variant("braf", "final", "BRAF", "p.Val600Glu"));

        assertThat(record.inputs().profile().biomarkers()).singleElement().satisfies(fact -> {
            assertThat(fact.marker()).isEqualTo("EGFR");
            assertThat(fact.status()).isEqualTo(GeneFact.Status.FINAL);
            assertThat(fact.performed()).isTrue();
            assertThat(fact.specimen()).isEqualTo(new Specimen(Specimen.Kind.TISSUE, LocalDate.of(2026, 10, 1)));
            assertThat(fact.provenance().resource()).contains("egfr");
            assertThat(fact.provenance().date()).isEqualTo("2026-10-20");
        });
        assertThat(record.inputs().profile().withheld())
                .extracting(WithheldFact::reason)
                .containsExactly(WithheldFact.Reason.MARKER_NOT_USED);
        assertThat(best(record).outcome()).as("%s", best(record)).isEqualTo(Outcome.ELIGIBLE);
        assertThat(record.items().get(0).outcome().determination()).isInstanceOf(Approved.class);
    }

    @Test
    void what_is_not_final_cancelled_or_entered_in_error_is_no_evidence() throws IOException {
        for (String status : List.of("preliminary", "registered", "cancelled", "entered-in-error")) {
            DecisionRecord record = decided(variant("egfr", status, "EGFR", "p.Thr790Met"));

            assertThat(best(record).outcome()).as(status).isEqualTo(Outcome.MISSING);
            assertThat(record.items().get(0).outcome().determination())
                    .as(status)
                    .isNotInstanceOf(Approved.class);
        }
    }

    @Test
    void a_result_about_somebody_else_is_not_read() throws IOException {
        DecisionRecord record = decided(variant("egfr", "final", "EGFR", "p.Thr790Met")
                .replace("'subject':{}", "'subject':{},'focus':[{'reference':'RelatedPerson/sister'}]"));

        assertThat(record.inputs().profile().biomarkers())
                .extracting(BiomarkerFact::marker)
                .isEmpty();
        assertThat(record.inputs().profile().withheld()).isNotEmpty();
        assertThat(best(record).outcome()).isEqualTo(Outcome.MISSING);
    }

    private static TumourSays.Row best(DecisionRecord record) {
        assertThat(record.items().get(0).evidence().ofTumours())
                .as("%s", record.items().get(0).outcome())
                .isNotEmpty();
        return record.items().get(0).evidence().ofTumours().get(0).best();
    }
}
