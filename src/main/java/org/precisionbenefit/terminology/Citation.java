package org.precisionbenefit.terminology;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a value comes from and when somebody last compared it with that place.
 *
 * @param source the text's short title with its version, for example "CPIC guideline CYP2C19 and clopidogrel, 2022"
 * @param locator page, section, row or address inside the source; empty when the source is one value
 * @param lastChecked the day the value was last compared with the source, or null where the source is this plan itself
 */
public record Citation(
        String source, String locator, @Nullable LocalDate lastChecked) {
    public Citation {
        Objects.requireNonNull(source, "source is null");
        Objects.requireNonNull(locator, "locator is null");
        if (source.isBlank()) {
            throw new IllegalArgumentException("The source of a citation must not be empty.");
        }
    }
}
