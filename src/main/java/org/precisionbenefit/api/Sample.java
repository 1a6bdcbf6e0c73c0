package org.precisionbenefit.api;

import java.util.Objects;

/**
 * One request of the project's own samples.
 *
 * @param name its name in addresses: lower-case letters, digits and hyphens
 * @param title a few words for a person
 * @param shows one sentence: what its answer shows
 * @param body the request's text as it goes through the FHIR door
 */
public record Sample(String name, String title, String shows, String body) {
    public Sample {
        Objects.requireNonNull(name, "name is null");
        if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*+")) {
            throw new IllegalArgumentException(
                    "The name (" + name + ") of a sample must be lower-case words joined by hyphens.");
        }
        Objects.requireNonNull(title, "title is null");
        Objects.requireNonNull(shows, "shows is null");
        Objects.requireNonNull(body, "body is null");
    }
}
