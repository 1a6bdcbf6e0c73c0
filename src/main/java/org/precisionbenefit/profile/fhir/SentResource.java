package org.precisionbenefit.profile.fhir;

import java.util.Objects;

/**
 * One resource of a file, cut out of it.
 *
 * @param place where it stands
 * @param fullUrl the full URL of its entry, empty outside a bundle
 * @param json its text
 * @param fault why its text could not be cut out, empty when it was
 */
record SentResource(String place, String fullUrl, byte[] json, String fault) {
    SentResource {
        Objects.requireNonNull(place, "place is null");
        Objects.requireNonNull(fullUrl, "fullUrl is null");
        Objects.requireNonNull(json, "json is null");
        Objects.requireNonNull(fault, "fault is null");
    }

    static SentResource faulty(String place, String fault) {
        return new SentResource(place, "", new byte[0], fault);
    }
}
