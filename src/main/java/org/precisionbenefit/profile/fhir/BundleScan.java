package org.precisionbenefit.profile.fhir;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.intake.ClaimIdentifier;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.intake.RefusedRequest.Kind;

/**
 * Cuts a bundle into its resources: each knows its own bytes, which the answer repeats unchanged, and a fault inside one
 * can be named by its entry.
 */
final class BundleScan {
    private static final int MAX_ENTRIES = 500;
    private static final Set<String> BUNDLE_NAMES =
            Set.of("resourceType", "id", "meta", "language", "identifier", "type", "timestamp", "entry", "signature");

    private final byte[] body;
    private final JsonParser parser;
    private final List<Read> entries = new ArrayList<>();
    private String resourceType = "";
    private String type = "";
    private @Nullable ClaimIdentifier identifier;

    private BundleScan(byte[] body, JsonParser parser) {
        this.body = body;
        this.parser = parser;
    }

    /**
     * A bundle's outside.
     *
     * @param identifier the bundle's identifier, or null when not sent
     * @param entries its entries
     */
    record Outside(@Nullable ClaimIdentifier identifier, List<Read> entries) {
        Outside {
            entries = List.copyOf(entries);
        }
    }

    /**
     * An entry.
     *
     * @param scan the entry as it stands in the text
     * @param resource its resource for the resource parser
     */
    record Read(ScannedEntry scan, ReadValue.Members resource) {}

    /**
     * Cuts a bundle.
     *
     * @param body a body
     * @param json opens it, so that every token is checked before it is seen here
     * @throws RefusedRequest when it is no collection bundle of resources
     */
    static Outside scan(byte[] body, OpenJson json) {
        try (JsonParser parser = json.open(body)) {
            return new BundleScan(body, parser).bundle();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading guarded JSON from memory failed.", e);
        }
    }

    private Outside bundle() throws IOException {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case "resourceType" -> resourceType = text(value);
                case "type" -> type = text(value);
                case "identifier" -> identifier = identifier(value);
                case "entry" -> entries(value);
                case "timestamp" -> checkInstant(value);
                default -> skipKnown(name);
            }
        }
        // Reading on to where there is nothing is what finds out that nothing follows.
        parser.nextToken();
        if (!resourceType.equals("Bundle")) {
            throw refused(Kind.INVALID, "$this.resourceType", "The resource must be a Bundle.");
        }
        if (!type.equals("collection")) {
            throw refused(Kind.INVALID, "Bundle.type", "The type of the Bundle must be collection.");
        }
        return new Outside(identifier, entries);
    }

    private void skipKnown(String name) throws IOException {
        parser.skipChildren();
        // Before the type is known, any other resource may stand here; it is refused as no Bundle further on.
        if (resourceType.equals("Bundle") && !BUNDLE_NAMES.contains(name) && !name.startsWith("_")) {
            throw refused(
                    Kind.INVALID,
                    "Bundle",
                    "The Bundle must hold only identifier, type, timestamp and entries beside id, meta and language.");
        }
    }

    private void checkInstant(JsonToken value) throws IOException {
        if (!BundleWords.isInstant(text(value))) {
            throw refused(
                    Kind.MALFORMED,
                    "Bundle.timestamp",
                    "The timestamp must be an instant: date, time with seconds, and Z or an offset.");
        }
    }

    private @Nullable ClaimIdentifier identifier(JsonToken value) throws IOException {
        String system = "";
        String number = "";
        if (value != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return null;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (name.equals("system")) {
                system = text(token);
            } else if (name.equals("value")) {
                number = text(token);
            } else {
                parser.skipChildren();
            }
        }
        return number.isBlank() ? null : new ClaimIdentifier(system, number);
    }

    private void entries(JsonToken value) throws IOException {
        if (value != JsonToken.START_ARRAY) {
            throw refused(Kind.MALFORMED, "Bundle.entry", "The entries of the Bundle must be a list.");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (entries.size() == MAX_ENTRIES) {
                throw refused(
                        Kind.TOO_LARGE, "Bundle.entry", "The Bundle must hold at most " + MAX_ENTRIES + " entries.");
            }
            entry(entries.size());
        }
    }

    private void entry(int index) throws IOException {
        String path = "Bundle.entry[" + index + "]";
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw refused(Kind.MALFORMED, path, "An entry must be an object.");
        }
        String fullUrl = "";
        ResourceScan resource = null;
        ScannedEntry.Sent sent = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("fullUrl")) {
                fullUrl = text(value);
            } else if (name.equals("resource") && value == JsonToken.START_OBJECT) {
                int start = (int) parser.currentTokenLocation().getByteOffset();
                resource = ResourceScan.of(parser, path + ".resource");
                int end = (int) parser.currentLocation().getByteOffset();
                sent = new ScannedEntry.Sent(body, start, end);
            } else {
                parser.skipChildren();
            }
        }
        if (fullUrl.isBlank()) {
            throw refused(Kind.MISSING, path + ".fullUrl", "Each entry must have a fullUrl.");
        }
        if (!BundleWords.isFullUrl(fullUrl)) {
            throw refused(
                    Kind.MALFORMED,
                    path + ".fullUrl",
                    "A fullUrl must be an absolute http or https address without a version, or urn:uuid: with a UUID,"
                            + " or urn:oid: with an object identifier.");
        }
        if (resource == null || sent == null) {
            throw refused(Kind.MISSING, path + ".resource", "Each entry must hold a resource.");
        }
        ScannedEntry.Name name = new ScannedEntry.Name(fullUrl, resource.type(), resource.id());
        entries.add(new Read(
                new ScannedEntry(index, name, sent, resource.references(), resource.containedIds()),
                resource.members()));
    }

    private String text(JsonToken value) throws IOException {
        if (value == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        parser.skipChildren();
        return "";
    }

    private static RefusedRequest refused(Kind kind, String path, String message) {
        return new RefusedRequest(kind, path, message);
    }
}
