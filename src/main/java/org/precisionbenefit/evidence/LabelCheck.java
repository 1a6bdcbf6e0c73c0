package org.precisionbenefit.evidence;

import java.util.Objects;

/**
 * Whether a row was compared with the text of a label.
 *
 * @param verified whether somebody read the label's own text and found the row in it; a row that is not verified never
 *     lets a machine approve
 * @param revision the revision of that label, for example {@code 2024-09}; empty when it is not known
 */
public record LabelCheck(boolean verified, String revision) {
    public LabelCheck {
        Objects.requireNonNull(revision, "revision is null");
        if (verified && revision.isEmpty()) {
            throw new IllegalArgumentException("A row that was verified must name the revision of its label.");
        }
    }
}
