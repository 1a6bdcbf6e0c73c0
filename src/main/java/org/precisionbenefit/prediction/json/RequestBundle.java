package org.precisionbenefit.prediction.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.precisionbenefit.prediction.cohort.InventedRequest;
import org.precisionbenefit.prediction.cohort.InventedRequest.Fact;

/** Writes an invented request as a Da Vinci PAS bundle, in the shape of the project's samples. */
public final class RequestBundle {
    private static final String BASE = "https://clinic.example.org/fhir/";
    private static final String PAS = "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/";
    static final String ICD = "http://hl7.org/fhir/sid/icd-10-cm";
    static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
    static final String LOINC = "http://loinc.org";
    static final String HL7 = "http://terminology.hl7.org/CodeSystem/";
    private static final String X12 = "https://codesystem.x12.org/005010/";

    private final InventedRequest request;
    private final String plan;
    private final String member;
    private final ArrayNode entries = JsonNodeFactory.instance.arrayNode();
    private final List<String> sent = new ArrayList<>();

    private RequestBundle(InventedRequest request, String plan) {
        this.request = request;
        this.plan = plan;
        this.member = request.member().id();
    }

    /**
     * The bundle's text, the same for the same request.
     *
     * @param plan the plan the member is insured with
     */
    public static String of(InventedRequest request, String plan) {
        return new RequestBundle(request, plan).bundle().toString();
    }

    private ObjectNode bundle() {
        ObjectNode bundle = JsonNodeFactory.instance.objectNode();
        bundle.put("resourceType", "Bundle");
        bundle.putObject("meta").putArray("profile").add(PAS + "profile-pas-request-bundle");
        identifier(bundle.putObject("identifier"), "https://clinic.example.org/submissions", member);
        bundle.put("type", "collection");
        bundle.put("timestamp", instant());
        List<ObjectNode> facts = new ArrayList<>();
        for (Fact fact : request.facts()) {
            facts.add(fact(fact, facts.size() + 1));
        }
        add(claim());
        add(patient());
        add(coverage());
        add(organization("insurer", "PR", "Sample Health Plan"));
        add(organization("clinic", "X3", "Sample Clinic"));
        add(organization("laboratory", "X3", "Sample Laboratory"));
        add(prescriberRole());
        add(prescriber());
        add(order());
        facts.forEach(this::add);
        bundle.set("entry", entries);
        return bundle;
    }

    private String instant() {
        return request.day() + "T15:00:00Z";
    }

    private void add(ObjectNode resource) {
        entries.addObject().put("fullUrl", BASE + reference(resource)).set("resource", resource);
    }

    private static String reference(ObjectNode resource) {
        return resource.get("resourceType").textValue() + "/"
                + resource.get("id").textValue();
    }

    static ObjectNode resource(String type, String id) {
        return JsonNodeFactory.instance.objectNode().put("resourceType", type).put("id", id);
    }

    private static void identifier(ObjectNode to, String system, String value) {
        to.put("system", system).put("value", value);
    }

    private static void refer(ObjectNode to, String field, String reference) {
        to.putObject(field).put("reference", reference);
    }

    static void coded(ObjectNode to, String field, String system, String code) {
        to.putObject(field).putArray("coding").addObject().put("system", system).put("code", code);
    }

    private ObjectNode claim() {
        ObjectNode claim = resource("Claim", "claim");
        identifier(claim.putArray("identifier").addObject(), "https://clinic.example.org/claims", member);
        claim.put("status", "active");
        coded(claim, "type", HL7 + "claim-type", "professional");
        claim.put("use", "preauthorization");
        refer(claim, "patient", "Patient/member");
        claim.put("created", instant());
        refer(claim, "insurer", "Organization/insurer");
        refer(claim, "provider", "Organization/clinic");
        coded(claim, "priority", HL7 + "processpriority", "normal");
        ObjectNode care = claim.putArray("careTeam").addObject();
        care.putArray("extension")
                .addObject()
                .put("url", PAS + "extension-careTeamClaimScope")
                .put("valueBoolean", true);
        care.put("sequence", 1);
        refer(care, "provider", "PractitionerRole/prescriber-role");
        if (!sent.isEmpty()) {
            information(claim.putArray("supportingInfo"));
        }
        ObjectNode diagnosis = claim.putArray("diagnosis").addObject().put("sequence", 1);
        coded(diagnosis, "diagnosisCodeableConcept", ICD, request.diagnosis());
        ObjectNode insurance =
                claim.putArray("insurance").addObject().put("sequence", 1).put("focal", true);
        refer(insurance, "coverage", "Coverage/coverage");
        item(claim.putArray("item").addObject());
        return claim;
    }

    private void information(ArrayNode to) {
        for (String reference : sent) {
            ObjectNode info = to.addObject();
            ObjectNode document = info.putArray("extension").addObject();
            document.put("url", PAS + "extension-documentInformation");
            ObjectNode type = document.putArray("extension").addObject().put("url", "reportTypeCode");
            coded(type, "valueCodeableConcept", X12 + "755", "77");
            info.put("sequence", to.size());
            coded(
                    info,
                    "category",
                    "http://hl7.org/fhir/us/davinci-pas/CodeSystem/PASTempCodes",
                    "additionalInformation");
            refer(info, "valueReference", reference);
        }
    }

    private void item(ObjectNode item) {
        ArrayNode extensions = item.putArray("extension");
        coded(
                extensions.addObject().put("url", PAS + "extension-serviceItemRequestType"),
                "valueCodeableConcept",
                X12 + "1525",
                "HS");
        coded(
                extensions.addObject().put("url", PAS + "extension-certificationType"),
                "valueCodeableConcept",
                X12 + "1322",
                "I");
        refer(
                extensions.addObject().put("url", PAS + "extension-requestedService"),
                "valueReference",
                "MedicationRequest/order");
        item.put("sequence", 1);
        item.putArray("diagnosisSequence").add(1);
        coded(item, "productOrService", RXNORM, request.drug());
        item.put("servicedDate", request.day().toString());
        item.putObject("quantity").put("value", 30).put("unit", "tablet");
    }

    private ObjectNode patient() {
        ObjectNode patient = resource("Patient", "member");
        memberNumber(patient);
        ObjectNode name = patient.putArray("name").addObject().put("family", "Invented");
        name.putArray("given").add("Member");
        patient.put("gender", request.member().gender());
        return patient.put("birthDate", request.member().birth().toString());
    }

    private void memberNumber(ObjectNode to) {
        ObjectNode number = to.putArray("identifier").addObject();
        coded(number, "type", HL7 + "v2-0203", "MB");
        identifier(number, "https://plan.example.org/members", member);
    }

    private ObjectNode coverage() {
        ObjectNode coverage = resource("Coverage", "coverage");
        memberNumber(coverage);
        coverage.put("status", "active").put("subscriberId", member);
        refer(coverage, "beneficiary", "Patient/member");
        coded(coverage, "relationship", HL7 + "subscriber-relationship", "self");
        coverage.putArray("payor").addObject().put("reference", "Organization/insurer");
        ObjectNode of = coverage.putArray("class").addObject();
        coded(of, "type", HL7 + "coverage-class", "plan");
        of.put("value", plan);
        return coverage;
    }

    private static ObjectNode organization(String id, String type, String name) {
        ObjectNode organization = resource("Organization", id);
        identifier(organization.putArray("identifier").addObject(), "https://plan.example.org/organizations", id);
        organization.put("active", true);
        organization
                .putArray("type")
                .addObject()
                .putArray("coding")
                .addObject()
                .put("system", X12 + "98")
                .put("code", type);
        return organization.put("name", name);
    }

    private static ObjectNode prescriberRole() {
        ObjectNode role = resource("PractitionerRole", "prescriber-role");
        refer(role, "practitioner", "Practitioner/prescriber");
        refer(role, "organization", "Organization/clinic");
        return role;
    }

    private static ObjectNode prescriber() {
        ObjectNode prescriber = resource("Practitioner", "prescriber");
        identifier(prescriber.putArray("identifier").addObject(), "http://hl7.org/fhir/sid/us-npi", "1234567893");
        ObjectNode name = prescriber.putArray("name").addObject().put("family", "Invented");
        name.putArray("given").add("Prescriber");
        return prescriber;
    }

    private ObjectNode order() {
        ObjectNode order =
                resource("MedicationRequest", "order").put("status", "active").put("intent", "order");
        coded(order, "medicationCodeableConcept", RXNORM, request.drug());
        refer(order, "subject", "Patient/member");
        order.put("authoredOn", request.day().toString());
        refer(order, "requester", "Practitioner/prescriber");
        ObjectNode dispense = order.putObject("dispenseRequest");
        dispense.putObject("quantity").put("value", 30).put("unit", "tablet");
        days(dispense.putObject("expectedSupplyDuration"));
        return order;
    }

    static void days(ObjectNode to) {
        to.put("value", 30)
                .put("unit", "day")
                .put("system", "http://unitsofmeasure.org")
                .put("code", "d");
    }

    private ObjectNode fact(Fact fact, int number) {
        ObjectNode resource = FactResource.of(fact, number);
        refer(resource, "subject", "Patient/member");
        sent.add(reference(resource));
        return resource;
    }
}
