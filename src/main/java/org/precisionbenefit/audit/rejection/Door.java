package org.precisionbenefit.audit.rejection;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/** A door that takes submissions. */
public enum Door {
    FHIR_SUBMIT("POST /fhir/Claim/$submit"),
    PLAIN_DECIDE("POST /api/v1/decisions"),
    SAMPLE("POST /ui/samples/{name}");

    private final String place;

    Door(String place) {
        this.place = place;
    }

    /** Its method and path, the parameters in braces. */
    public String place() {
        return place;
    }

    /** The door of this method and path, or empty when it takes no submissions. */
    public static Optional<Door> at(String method, String template) {
        String asked = Objects.requireNonNull(method, "method is null") + " " + template;
        return Arrays.stream(values()).filter(door -> door.place.equals(asked)).findFirst();
    }
}
