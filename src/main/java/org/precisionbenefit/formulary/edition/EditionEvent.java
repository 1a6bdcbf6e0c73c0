package org.precisionbenefit.formulary.edition;

import java.time.Instant;
import java.util.Objects;

/**
 * An edition began or ceased to answer.
 *
 * @param edition the edition's number
 * @param answers whether it began to
 * @param at when
 */
public record EditionEvent(long edition, boolean answers, Instant at) {
    public EditionEvent {
        Objects.requireNonNull(at, "at is null");
    }
}
