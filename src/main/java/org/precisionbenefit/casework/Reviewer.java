package org.precisionbenefit.casework;

import java.util.Objects;
import org.precisionbenefit.access.Licence;

/**
 * A named person with a licence to decide.
 *
 * @param name the person's name
 * @param licence the licence
 */
public record Reviewer(String name, Licence licence) {
    public Reviewer {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(licence, "licence is null");
        if (name.isBlank()) {
            throw new IllegalArgumentException("A reviewer must have a name.");
        }
    }
}
