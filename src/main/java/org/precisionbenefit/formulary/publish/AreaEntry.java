package org.precisionbenefit.formulary.publish;

import java.time.Instant;
import java.util.Objects;

/**
 * A state in which plans are offered.
 *
 * @param id its id
 * @param state its two letters
 * @param updated since when it is published
 */
public record AreaEntry(String id, String state, Instant updated) implements Entry {
    public AreaEntry {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(state, "state is null");
        Objects.requireNonNull(updated, "updated is null");
    }
}
