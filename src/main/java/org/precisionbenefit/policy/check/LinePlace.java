package org.precisionbenefit.policy.check;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.authored.Place;

/**
 * Where one criterion stands in the files of its author.
 *
 * @param line where the criterion begins
 * @param when where its comparison stands, or null when no author wrote one
 * @param onlyIf where it is said when it applies, or null when no author said so
 */
public record LinePlace(
        Place line, @Nullable Place when, @Nullable Place onlyIf) {
    public LinePlace {
        Objects.requireNonNull(line, "line is null");
    }

    /** The comparison, or the line where there is none. */
    Place comparison() {
        return when != null ? when : line;
    }

    /** When it applies, or the line where nobody said so. */
    Place condition() {
        return onlyIf != null ? onlyIf : line;
    }

    /** Whether it is a row of a table. */
    boolean isRow() {
        return line.file().endsWith(".csv");
    }
}
