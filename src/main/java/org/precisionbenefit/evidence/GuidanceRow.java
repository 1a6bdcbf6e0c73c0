package org.precisionbenefit.evidence;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row of guidance.
 *
 * @param guidance what it says, in one word
 * @param detail the rest, or null in a row of one gene and phenotype that says no more than its action
 */
public record GuidanceRow(Guidance guidance, @Nullable GuidanceDetail detail) {
    public GuidanceRow {
        Objects.requireNonNull(guidance, "guidance is null");
        if ((guidance.gene() == null) != (detail != null)) {
            throw new IllegalArgumentException("Guidance must be entered by a phenotype or by lookups, not by both.");
        }
        if (detail != null && detail.advice().get(0).action() != guidance.action()) {
            throw new IllegalArgumentException("The advice of guidance must start with its action.");
        }
    }

    /** Whether the other row says the same, whatever it is entered by. */
    boolean saysTheSameAs(GuidanceRow other) {
        return guidance.action() == other.guidance.action()
                && guidance.strength() == other.guidance.strength()
                && guidance.alternatives().equals(other.guidance.alternatives())
                && advice().equals(other.advice());
    }

    private List<Advice> advice() {
        return detail == null ? List.of() : detail.advice();
    }
}
