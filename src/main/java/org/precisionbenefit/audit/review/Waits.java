package org.precisionbenefit.audit.review;

import java.time.Instant;
import java.util.Objects;

/**
 * That an item of a decision about to be kept waits.
 *
 * @param item its sequence
 * @param dueAt by when it must be answered
 */
public record Waits(int item, Instant dueAt) {
    public Waits {
        Objects.requireNonNull(dueAt, "dueAt is null");
    }
}
