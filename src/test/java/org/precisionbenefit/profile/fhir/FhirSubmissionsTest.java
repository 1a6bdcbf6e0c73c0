package org.precisionbenefit.profile.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.intake.ClaimIdentifier;
import org.precisionbenefit.intake.Envelope;
import org.precisionbenefit.intake.PriorAuthRequest;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.intake.Urgency;
import org.precisionbenefit.profile.Answer;
import org.precisionbenefit.profile.ConditionFact;
import org.precisionbenefit.profile.MedicationFact;
import org.precisionbenefit.profile.MedicationFact.Outcome;
import org.precisionbenefit.profile.MemberId;
import org.precisionbenefit.profile.MemberProfile;
import org.precisionbenefit.profile.Provenance.Source;
import org.precisionbenefit.profile.Sex;
import org.precisionbenefit.profile.Submission;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.Quantity;

class FhirSubmissionsTest {
    private static Submission changed(Consumer<ObjectNode> change) {
        return Samples.READER.read(Samples.changed("approved-outright", change));
    }

    private static Submission with(String resource) {
        return changed(bundle -> Samples.add(bundle, resource));
    }

    private static MedicationFact last(Submission submission) {
        List<MedicationFact> facts = submission.profile().medications();
        return facts.get(facts.size() - 1);
    }

    @Test
    void request_is_read_from_claim_order_and_coverage() {
        PriorAuthRequest request =
                Samples.read(Samples.text("approved-outright")).request();
        assertThat(request.identifier())
                .isEqualTo(new ClaimIdentifier("https://clinic.example.org/claims", "demo-approved-outright"));
        assertThat(request.plan()).isEqualTo(new PlanId("DEMO-COMMERCIAL"));
        assertThat(request.urgency()).isEqualTo(Urgency.STANDARD);
        assertThat(request.prescriber().npi()).isEqualTo("1234567893");
        assertThat(request.related()).isNull();
        RequestedItem item = request.items().get(0);
        assertThat(item.drugCodes())
                .containsExactly(Code.of(CodeSystem.NDC, "00378518693"), Code.of(CodeSystem.RXNORM, "613391"));
        assertThat(item.drugText()).isEqualTo("prasugrel 10 mg tablet");
        assertThat(item.quantity()).isEqualTo(Quantity.of("30", "tablet"));
        assertThat(item.daysSupply()).isEqualTo(30);
        assertThat(item.diagnoses())
                .containsExactly(Code.of(CodeSystem.ICD10CM, "I21.4"), Code.of(CodeSystem.ICD10CM, "Z95.5"));
    }

    @Test
    void version_of_the_claim_is_read_and_no_other_resources() {
        assertThat(changed(bundle -> {}).version()).isNull();
        assertThat(changed(bundle -> Samples.resource(bundle, "Claim")
                                .withObject("/meta")
                                .put("versionId", "2"))
                        .version())
                .isEqualTo("2");
        assertThat(changed(bundle -> Samples.resource(bundle, "Patient")
                                .withObject("/meta")
                                .put("versionId", "2"))
                        .version())
                .isNull();
    }

    @Test
    void profile_keeps_each_fact_with_its_resource() {
        MemberProfile profile = Samples.read(Samples.text("approved-outright")).profile();
        assertThat(profile.member()).isEqualTo(new MemberId("DEMO-0001"));
        assertThat(profile.birthDate()).isEqualTo(LocalDate.of(1968, 4, 12));
        assertThat(profile.sex()).isEqualTo(Sex.FEMALE);
        assertThat(profile.conditions())
                .extracting(fact -> fact.provenance().resource())
                .containsExactly(
                        "Condition/demo-condition-acs",
                        "Condition/demo-condition-stent",
                        "Claim.diagnosis[1]",
                        "Claim.diagnosis[2]");
        assertThat(profile.medications())
                .extracting(
                        MedicationFact::daysSupply, fact -> fact.provenance().source())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(30, Source.DOCUMENTED),
                        org.assertj.core.groups.Tuple.tuple(30, Source.DOCUMENTED));
        assertThat(profile.labs()).singleElement().satisfies(lab -> {
            assertThat(lab.value()).isEqualTo(Quantity.of("74", "kg"));
            assertThat(lab.provenance().source()).isEqualTo(Source.DOCUMENTED);
        });
        assertThat(profile.answers())
                .extracting(Answer::term, Answer::value, answer -> answer.provenance()
                        .source())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("condition(stroke-or-tia)", "false", Source.ATTESTED),
                        org.assertj.core.groups.Tuple.tuple("condition(active-bleeding)", "false", Source.ATTESTED));
    }

    @Test
    void envelope_repeats_the_parties_byte_for_byte_and_each_once() {
        String text = Samples.text("approved-outright");
        Envelope envelope = Samples.read(text).envelope();
        assertThat(envelope.reference(Envelope.Party.PATIENT)).isEqualTo("Patient/demo-member-1");
        assertThat(envelope.echoes())
                .extracting(Envelope.Echo::fullUrl)
                .doesNotHaveDuplicates()
                .contains(
                        "https://clinic.example.org/fhir/Patient/demo-member-1",
                        "https://clinic.example.org/fhir/Organization/demo-insurer",
                        "https://clinic.example.org/fhir/Organization/demo-clinic");
        assertThat(envelope.echoes()).allSatisfy(echo -> assertThat(text).contains(echo.json()));
        assertThat(envelope.traces()).hasSize(1);
    }

    @Test
    void letters_outside_ascii_survive_the_cut() {
        String text = Samples.text("approved-outright").replace("Sample Heart Clinic", "Şişli Kliniği 😀 é");
        assertThat(Samples.read(text).envelope().echoes())
                .anySatisfy(echo -> assertThat(echo.json()).contains("Şişli Kliniği 😀 é"));
    }

    @Test
    void earlier_request_is_named_by_the_claim_in_the_bundle() {
        PriorAuthRequest request =
                Samples.read(Samples.text("missing-fact-completion")).request();
        assertThat(request.related())
                .isEqualTo(new ClaimIdentifier("https://clinic.example.org/claims", "demo-missing-fact"));
    }

    @Test
    void earlier_request_is_named_by_an_identifier_alone() {
        PriorAuthRequest request = changed(bundle -> Samples.resource(bundle, "Claim")
                        .putArray("related")
                        .add(Samples.json("{'claim':{'identifier':{'system':'urn:s','value':'first'}}}")))
                .request();
        assertThat(request.related()).isEqualTo(new ClaimIdentifier("urn:s", "first"));
    }

    @Test
    void urgency_follows_level_of_service_and_priority() {
        assertThat(changed(bundle -> Samples.resource(bundle, "Claim")
                                .withArray("extension")
                                .add(Samples.json("{'url':'" + PasNames.LEVEL_OF_SERVICE
                                        + "','valueCodeableConcept':{'coding':[{'code':'U'}]}}")))
                        .request()
                        .urgency())
                .isEqualTo(Urgency.EXPEDITED);
        assertThat(changed(bundle -> ((ObjectNode)
                                        Samples.resource(bundle, "Claim").at("/priority/coding/0"))
                                .put("code", "stat"))
                        .request()
                        .urgency())
                .isEqualTo(Urgency.EXPEDITED);
    }

    @Test
    void plan_that_was_not_sent_is_read_as_none_instead_of_refused() {
        Submission submission =
                changed(bundle -> Samples.resource(bundle, "Coverage").remove("class"));
        assertThat(submission.request().plan()).isEqualTo(CoverageReader.NOT_SENT);
    }

    @Test
    void amounts_that_cannot_be_told_are_absent() {
        assertThat(item(order -> ((ObjectNode) order.at("/dispenseRequest/quantity")).put("value", 60))
                        .quantity())
                .as("two different amounts")
                .isNull();
        assertThat(item(order -> ((ObjectNode) order.at("/dispenseRequest/quantity")).put("unit", "box"))
                        .quantity())
                .as("two different units")
                .isNull();
        assertThat(item(order -> ((ObjectNode) order.at("/dispenseRequest/quantity")).remove("unit"))
                        .quantity())
                .as("one unit named")
                .isEqualTo(Quantity.of("30", "tablet"));
        assertThat(item(order -> ((ObjectNode) order.at("/dispenseRequest/expectedSupplyDuration")).put("code", "mo"))
                        .daysSupply())
                .isNull();
        assertThat(item(order -> ((ObjectNode) order.at("/dispenseRequest/expectedSupplyDuration"))
                                .put("code", "wk")
                                .put("value", 4))
                        .daysSupply())
                .isEqualTo(28);
    }

    private static RequestedItem item(Consumer<ObjectNode> change) {
        return changed(bundle -> change.accept(Samples.resource(bundle, "MedicationRequest")))
                .request()
                .items()
                .get(0);
    }

    @Test
    void birth_date_of_a_year_is_no_day() {
        assertThat(changed(bundle -> Samples.resource(bundle, "Patient").put("birthDate", "1968"))
                        .profile()
                        .birthDate())
                .isNull();
    }

    @Test
    void condition_is_refuted_suspected_or_left_out_by_its_verification() {
        assertThat(condition("refuted"))
                .extracting(ConditionFact::presence)
                .containsExactly(ConditionFact.Presence.REFUTED, ConditionFact.Presence.PRESENT);
        assertThat(condition("provisional").get(0).provenance().source()).isEqualTo(Source.ATTESTED);
        assertThat(condition("entered-in-error")).hasSize(1);
    }

    private static List<ConditionFact> condition(String verification) {
        return changed(bundle -> ((ObjectNode)
                                Samples.resource(bundle, "Condition").at("/verificationStatus/coding/0"))
                        .put("code", verification))
                .profile()
                .conditions()
                .stream()
                .filter(fact -> fact.provenance().resource().startsWith("Condition/"))
                .toList();
    }

    @Test
    void statement_of_a_finished_course_counts_its_days_and_outcome() {
        MedicationFact fact = last(with("{'resourceType':'MedicationStatement','id':'s','status':'completed',"
                + "'statusReason':[{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/v3-ActReason','code':'INTOL'}]}],"
                + "'medicationCodeableConcept':{'text':'clopidogrel'},'subject':{'reference':'Patient/demo-member-1'},"
                + "'informationSource':{'reference':'Patient/demo-member-1'},"
                + "'effectivePeriod':{'start':'2026-01-01','end':'2026-01-31'}}"));
        assertThat(fact.daysSupply()).isEqualTo(31);
        assertThat(fact.outcome()).isEqualTo(Outcome.NOT_TOLERATED);
        assertThat(fact.provenance().source()).isEqualTo(Source.ATTESTED);
        assertThat(fact.provenance().date()).isEqualTo(LocalDate.of(2026, 1, 1));
    }

    @Test
    void course_that_still_runs_shows_no_days() {
        MedicationFact fact = last(with("{'resourceType':'MedicationStatement','id':'s','status':'active',"
                + "'medicationCodeableConcept':{'text':'clopidogrel'},'subject':{'reference':'Patient/demo-member-1'},"
                + "'effectivePeriod':{'start':'2026-11-01','end':'2027-11-01'}}"));
        assertThat(fact.daysSupply()).isNull();
    }

    @Test
    void drug_that_was_not_taken_or_not_handed_over_is_no_fact() {
        for (String resource : List.of(
                "{'resourceType':'MedicationStatement','id':'s','status':'not-taken','medicationCodeableConcept':{'text':'clopidogrel'},'subject':{'reference':'Patient/demo-member-1'}}",
                "{'resourceType':'MedicationDispense','id':'d','status':'cancelled','medicationCodeableConcept':{'text':'clopidogrel'},'subject':{'reference':'Patient/demo-member-1'}}",
                "{'resourceType':'MedicationRequest','id':'r','status':'draft','intent':'order','medicationCodeableConcept':{'text':'clopidogrel'},'subject':{'reference':'Patient/demo-member-1'}}",
                "{'resourceType':'MedicationRequest','id':'i','status':'active','medicationCodeableConcept':{'text':'clopidogrel'},'subject':{'reference':'Patient/demo-member-1'}}")) {
            assertThat(with(resource).profile().medications()).as(resource).hasSize(2);
        }
    }

    @Test
    void intolerance_is_documented_only_when_confirmed() {
        String allergy =
                "{'resourceType':'AllergyIntolerance','id':'a','verificationStatus':{'coding':[{'code':'%s'}]},"
                        + "'code':{'text':'clopidogrel'},'patient':{'reference':'Patient/demo-member-1'}}";
        MedicationFact fact = last(with(allergy.formatted("confirmed")));
        assertThat(fact.outcome()).isEqualTo(Outcome.NOT_TOLERATED);
        assertThat(fact.provenance().source()).isEqualTo(Source.DOCUMENTED);
        assertThat(last(with(allergy.formatted("unconfirmed"))).provenance().source())
                .isEqualTo(Source.ATTESTED);
        assertThat(with(allergy.formatted("refuted")).profile().medications()).hasSize(2);
    }

    @Test
    void preliminary_value_is_left_out_and_said() {
        Submission submission =
                changed(bundle -> Samples.resource(bundle, "Observation").put("status", "preliminary"));
        assertThat(submission.profile().labs()).isEmpty();
        assertThat(submission.envelope().unread()).singleElement().asString().contains("is not final");
    }

    @Test
    void value_without_a_status_is_left_out_and_said() {
        Submission submission =
                changed(bundle -> Samples.resource(bundle, "Observation").remove("status"));
        assertThat(submission.profile().labs()).isEmpty();
        assertThat(submission.envelope().unread()).singleElement().asString().contains("is not final");
    }

    @Test
    void references_by_urn_are_followed() {
        String text = Samples.text("approved-outright");
        String urn = "urn:uuid:8e6f5e58-6c1d-4d2b-9c1a-0f3a5a4b6c7d";
        Submission submission = Samples.read(text.replace("https://clinic.example.org/fhir/Patient/demo-member-1", urn)
                .replace("\"Patient/demo-member-1\"", "\"" + urn + "\""));
        assertThat(submission.envelope().reference(Envelope.Party.PATIENT)).isEqualTo(urn);
        assertThat(submission.profile().conditions()).hasSize(4);
    }

    @Test
    void inquiry_is_read_from_a_request_without_items() {
        byte[] body = Samples.changed(
                "approved-outright", bundle -> Samples.resource(bundle, "Claim").remove("item"));
        assertThat(Samples.READER.readInquiry(body).member()).isEqualTo(new MemberId("DEMO-0001"));
        assertThat(Samples.READER.readInquiry(body).plan()).isEqualTo(new PlanId("DEMO-COMMERCIAL"));
    }

    @Test
    void every_sample_but_the_broken_ones_is_read() {
        for (String name : List.of(
                "approved-outright",
                "approved-gene-exception",
                "attested-gene-pends",
                "quantity-over-limit",
                "missing-fact",
                "missing-fact-completion",
                "to-human",
                "not-required",
                "excluded-drug",
                "two-items",
                "unknown-drug")) {
            Submission submission = Samples.READER.read(Samples.text(name).getBytes(StandardCharsets.UTF_8));
            assertThat(submission.request().items()).as(name).isNotEmpty();
            assertThat(submission.envelope().unread()).as(name).isEmpty();
        }
    }

    @Test
    void codes_under_object_identifiers_are_read_as_under_addresses() {
        String text = Samples.text("approved-outright");
        String oids = text.replace("http://hl7.org/fhir/sid/ndc", "urn:oid:2.16.840.1.113883.6.69")
                .replace("http://www.nlm.nih.gov/research/umls/rxnorm", "urn:oid:2.16.840.1.113883.6.88")
                .replace("http://hl7.org/fhir/sid/icd-10-cm", "urn:oid:2.16.840.1.113883.6.90")
                .replace("http://loinc.org", "urn:oid:2.16.840.1.113883.6.1");
        assertThat(oids).isNotEqualTo(text);
        assertThat(Samples.read(oids).request()).isEqualTo(Samples.read(text).request());
        assertThat(Samples.read(oids).profile()).isEqualTo(Samples.read(text).profile());
    }

    @Test
    void insurer_may_be_named_by_its_number_alone() {
        Envelope envelope = changed(bundle -> Samples.resource(bundle, "Claim")
                        .putObject("insurer")
                        .putObject("identifier")
                        .put("system", "urn:example:payers")
                        .put("value", "P-1"))
                .envelope();
        assertThat(envelope.insurer()).isEqualTo(new ClaimIdentifier("urn:example:payers", "P-1"));
        assertThat(Samples.read(Samples.text("approved-outright")).envelope().insurer())
                .isNull();
    }
}
