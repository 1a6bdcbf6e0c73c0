package org.precisionbenefit.profile.fhir;

import java.util.List;
import java.util.Objects;

/**
 * One entry of a bundle as it stands in the text.
 *
 * @param index its place among the entries, from 0
 * @param name its full URL and the relative reference that also names it
 * @param json the resource, byte for byte as sent
 * @param references every reference inside the resource
 * @param containedIds the ids of the resources it contains
 */
record ScannedEntry(int index, Name name, String json, List<Found> references, List<String> containedIds) {
    ScannedEntry {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(json, "json is null");
        references = List.copyOf(references);
        containedIds = List.copyOf(containedIds);
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
