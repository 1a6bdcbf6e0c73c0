package org.precisionbenefit.profile.fhir;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.precisionbenefit.intake.json.JsonGuard;
import org.precisionbenefit.profile.Submission;

/** The project's own samples, whole or with one thing changed. */
final class Samples {
    static final FhirContext CONTEXT = FhirContext.forR4Cached();
    static final FhirSubmissions READER =
            new FhirSubmissions(new JsonGuard("Bundle", new ElementNames(CONTEXT)::contains)::open, CONTEXT);
    private static final ObjectMapper JSON = new ObjectMapper();

    private Samples() {}

    static String text(String name) {
        try {
            return Files.readString(Path.of("docs/samples", name + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] changed(String name, Consumer<ObjectNode> change) {
        try {
            ObjectNode bundle = (ObjectNode) JSON.readTree(text(name));
            change.accept(bundle);
            return JSON.writeValueAsBytes(bundle);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Submission read(String text) {
        return READER.read(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The first resource of the type. */
    static ObjectNode resource(JsonNode bundle, String type) {
        for (JsonNode entry : bundle.get("entry")) {
            if (entry.get("resource").get("resourceType").asText().equals(type)) {
                return (ObjectNode) entry.get("resource");
            }
        }
        throw new IllegalArgumentException("The sample holds no " + type + ".");
    }

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void add(ObjectNode bundle, String resource) {
        ObjectNode read = json(resource);
        ObjectNode entry = JSON.createObjectNode();
        entry.put(
                "fullUrl",
                "https://clinic.example.org/fhir/" + read.get("resourceType").asText() + "/"
                        + read.get("id").asText());
        entry.set("resource", read);
        bundle.withArray("entry").add(entry);
    }
}
