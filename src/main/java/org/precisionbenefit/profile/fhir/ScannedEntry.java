package org.precisionbenefit.profile.fhir;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * One entry of a bundle as it stands in the text.
 *
 * @param index its place among the entries, from 0
 * @param name its full URL and the relative reference that also names it
 * @param sent where the resource stands in the body
 * @param references every reference inside the resource
 * @param containedIds the ids of the resources it contains
 */
record ScannedEntry(int index, Name name, Sent sent, List<Found> references, List<String> containedIds) {
    ScannedEntry {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(sent, "sent is null");
        references = List.copyOf(references);
        containedIds = List.copyOf(containedIds);
    }

    /** A resource as it stands in the body; most are never asked for as text. */
    static final class Sent {
        private final byte[] body;
        private final int start;
        private final int end;

        /** The bytes from start, until before end. */
        Sent(byte[] body, int start, int end) {
            this.body = body;
            this.start = start;
            this.end = end;
        }

        /** The resource, byte for byte as sent. */
        String json() {
            return new String(body, start, end - start, StandardCharsets.UTF_8);
        }
    }

    /** The FHIRPath of the resource. */
    String path() {
        return "Bundle.entry[" + index + "].resource";
    }

    /** How the resource is called in a record's provenance: its type with its id, or with its place when it has none. */
    String label() {
        return name.id().isEmpty() ? name.type() + "/entry-" + index : name.type() + "/" + name.id();
    }

    /**
     * How a resource can be named.
     *
     * @param fullUrl the entry's full URL
     * @param type the resource's type
     * @param id the resource's id, empty when not sent
     */
    record Name(String fullUrl, String type, String id) {
        Name {
            Objects.requireNonNull(fullUrl, "fullUrl is null");
            Objects.requireNonNull(type, "type is null");
            Objects.requireNonNull(id, "id is null");
        }

        /** The reference relative to the server that holds the resource. */
        String relative() {
            return type + "/" + id;
        }
    }

    /**
     * A reference.
     *
     * @param path the FHIRPath of the element that holds it, below the resource
     * @param target the reference as written
     */
    record Found(String path, String target) {
        Found {
            Objects.requireNonNull(path, "path is null");
            Objects.requireNonNull(target, "target is null");
        }
    }
}
