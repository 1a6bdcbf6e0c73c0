package org.precisionbenefit.casework;

import java.time.Instant;
import java.util.Objects;
import org.precisionbenefit.terminology.Citation;

/**
 * By when a pended item must be answered.
 *
 * @param sequence the item
 * @param at the instant
 * @param rule the row of the clock table it follows from
 */
public record ItemDue(int sequence, Instant at, Citation rule) {
    public ItemDue {
        Objects.requireNonNull(at, "at is null");
        Objects.requireNonNull(rule, "rule is null");
    }
}
