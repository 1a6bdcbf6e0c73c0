package org.precisionbenefit.profile.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.precisionbenefit.profile.Submission;

/** The published examples of Genomics Reporting, each put into a request of the member it is then about. */
final class GenomicsExamples {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> PERSON = Set.of("subject", "patient", "beneficiary", "for");
    private static final Set<String> LEFT_OUT = Set.of("Patient", "Parameters");

    private GenomicsExamples() {}

    /** The resources of the newer guide, by file name without its end. */
    static SortedMap<String, JsonNode> stu3() throws IOException {
        SortedMap<String, JsonNode> examples = new TreeMap<>();
        for (var file : archive("fhir/genomics-reporting-stu3.tgz", "stu3/examples/", ".json")
                .entrySet()) {
            examples.put(file.getKey(), JSON.readTree(file.getValue()));
        }
        return examples;
    }

    /** The bundles of the older guide. */
    static SortedMap<String, JsonNode> stu1() throws IOException {
        SortedMap<String, JsonNode> examples = new TreeMap<>();
        for (var file :
                archive("fhir/genomics-stu1-examples.tgz", "stu1/", ".xml").entrySet()) {
            String json = Samples.CONTEXT
                    .newJsonParser()
                    .encodeResourceToString(Samples.CONTEXT.newXmlParser().parseResource(file.getValue()));
            examples.put(file.getKey(), JSON.readTree(json));
        }
        return examples;
    }

    private static SortedMap<String, String> archive(String name, String folder, String end) throws IOException {
        Path archive = ReferenceData.folder(name);
        SortedMap<String, String> files = new TreeMap<>();
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
                TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(file))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String path = entry.getName();
                if (path.startsWith(folder) && path.endsWith(end)) {
                    files.put(
                            path.substring(folder.length(), path.length() - end.length()),
                            new String(tar.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return files;
    }

    /** Reads a request that holds the examples beside what a request needs. */
    static Submission read(List<JsonNode> examples) {
        return Samples.READER.read(Samples.changed("approved-outright", request -> {
            String member = Samples.resource(request, "Patient").get("id").asText();
            ArrayNode entries = request.withArray("entry");
            for (JsonNode entry : examples.stream()
                    .flatMap(example -> entries(example).stream())
                    .toList()) {
                JsonNode about = about(entry, "Patient/" + member);
                if (!LEFT_OUT.contains(about.get("resource").get("resourceType").asText())) {
                    entries.add(about);
                }
            }
        }));
    }

    private static List<JsonNode> entries(JsonNode example) {
        List<JsonNode> entries = new ArrayList<>();
        if (example.get("resourceType").asText().equals("Bundle")) {
            example.get("entry").forEach(entries::add);
            return entries;
        }
        ObjectNode entry = JSON.createObjectNode();
        entry.put(
                "fullUrl",
                "https://laboratory.example.org/fhir/"
                        + example.get("resourceType").asText() + "/"
                        + example.get("id").asText());
        entry.set("resource", example);
        entries.add(entry);
        return entries;
    }

    private static JsonNode about(JsonNode entry, String member) {
        ObjectNode copy = JSON.createObjectNode();
        JsonNode url = entry.get("fullUrl");
        JsonNode resource = entry.get("resource");
        copy.put(
                "fullUrl",
                url == null
                        ? "https://laboratory.example.org/fhir/"
                                + resource.get("id").asText()
                        : url.asText());
        ObjectNode said = resource.deepCopy();
        said.remove("text");
        for (Iterator<String> names = said.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (PERSON.contains(name)) {
                ((ObjectNode) said.get(name)).put("reference", member);
            }
        }
        if (Set.of("Observation", "DiagnosticReport")
                        .contains(said.get("resourceType").asText())
                && !said.has("subject")) {
            said.putObject("subject").put("reference", member);
        }
        copy.set("resource", said);
        return copy;
    }
}
