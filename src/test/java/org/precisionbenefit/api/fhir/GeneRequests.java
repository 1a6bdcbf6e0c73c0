package org.precisionbenefit.api.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A request that would be approved for what its gene result says, with other results in its place. */
final class GeneRequests {
    static final String SAMPLE = "approved-gene-exception";
    private static final ObjectMapper JSON = new ObjectMapper();

    private GeneRequests() {}

    /** The sample with another value for its gene result, or with the bundle's entries in its place. */
    static String with(List<JsonNode> entries) throws IOException {
        ObjectNode request = (ObjectNode) JSON.readTree(Decided.text(SAMPLE));
        ArrayNode kept = JSON.createArrayNode();
        String patient = "";
        for (JsonNode entry : request.get("entry")) {
            String type = entry.get("resource").get("resourceType").asText();
            patient = type.equals("Patient")
                    ? "Patient/" + entry.get("resource").get("id").asText()
                    : patient;
            if (!isGeneResult(entry.get("resource")) && !type.equals("DiagnosticReport")) {
                kept.add(entry);
            }
        }
        // What the request referred to stands no more in it.
        ((ObjectNode) kept.get(0).get("resource")).remove("supportingInfo");
        for (JsonNode entry : entries) {
            ObjectNode resource = (ObjectNode) entry.get("resource");
            for (String person : List.of("subject", "patient", "for")) {
                if (resource.has(person)) {
                    resource.putObject(person).put("reference", patient);
                }
            }
            if (!resource.get("resourceType").asText().equals("Patient")) {
                kept.add(entry);
            }
        }
        request.set("entry", kept);
        return JSON.writeValueAsString(request);
    }

    private static boolean isGeneResult(JsonNode resource) {
        return resource.get("resourceType").asText().equals("Observation")
                && resource.toString().contains("CYP2C19");
    }

    static List<JsonNode> entries(String bundle) throws IOException {
        List<JsonNode> entries = new ArrayList<>();
        JSON.readTree(bundle).get("entry").forEach(entries::add);
        return entries;
    }

    /** The request with a result in words. */
    static String sending(String value) throws IOException {
        return sendingAll("{'resourceType':'Observation','id':'sent','status':'final','code':{'text':'CYP2C19 result'},"
                + "'valueString':'" + value + "'}");
    }

    /** The request with these resources, each about its member. */
    static String sendingAll(String... resources) throws IOException {
        List<JsonNode> entries = new ArrayList<>();
        for (String resource : resources) {
            ObjectNode read = (ObjectNode) JSON.readTree(resource.replace('\'', '"'));
            read.putObject(read.get("resourceType").asText().equals("FamilyMemberHistory") ? "patient" : "subject");
            ObjectNode entry = JSON.createObjectNode();
            entry.put(
                    "fullUrl",
                    "https://laboratory.example.org/fhir/"
                            + read.get("resourceType").asText() + "/"
                            + read.get("id").asText());
            entry.set("resource", read);
            entries.add(entry);
        }
        return with(entries);
    }
}
