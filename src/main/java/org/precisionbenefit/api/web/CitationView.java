package org.precisionbenefit.api.web;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.Citation;

/**
 * Where a statement comes from.
 *
 * @param source the text's title
 * @param place where in it, possibly empty
 * @param linked whether the place is an address a reader can follow
 * @param checked " checked" with the day, or empty
 */
public record CitationView(String source, String place, boolean linked, String checked) {
    public CitationView {
        Objects.requireNonNull(source, "source is null");
        Objects.requireNonNull(place, "place is null");
        Objects.requireNonNull(checked, "checked is null");
    }

    /** Only an https address becomes a link, so that authored text cannot bring a script into one. */
    static CitationView of(Citation citation) {
        String place = citation.locator().strip();
        boolean linked = place.startsWith("https://") && place.chars().noneMatch(Character::isWhitespace);
        String checked = citation.lastChecked() == null ? "" : "checked " + citation.lastChecked();
        return new CitationView(citation.source(), place, linked, checked);
    }

    static @Nullable CitationView ofNullable(@Nullable Citation citation) {
        return citation == null ? null : of(citation);
    }
}
