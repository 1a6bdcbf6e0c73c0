package org.precisionbenefit.formulary.publish;

import java.time.Instant;
import java.util.Objects;
import org.precisionbenefit.formulary.load.Availability;

/**
 * A list of drugs (a formulary) as it is published.
 *
 * @param id its id
 * @param name how its publisher calls it
 * @param title its name for people
 * @param availability from when on it holds
 * @param updated since when it stands so
 */
public record ListEntry(String id, String name, String title, Availability availability, Instant updated)
        implements Entry {
    public ListEntry {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(title, "title is null");
        Objects.requireNonNull(availability, "availability is null");
        Objects.requireNonNull(updated, "updated is null");
    }
}
