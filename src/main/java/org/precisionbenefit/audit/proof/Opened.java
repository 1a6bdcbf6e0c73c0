package org.precisionbenefit.audit.proof;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.precisionbenefit.audit.Salt;

/**
 * What an entry commits to, with the salt of its commitments.
 *
 * @param salt the salt
 * @param parts the texts, in the order of the entry's commitments
 */
public record Opened(Salt salt, List<Part> parts) {
    /** What a record of a decision, or of a review, is called in its entry. */
    static final String RECORD = "record";

    public Opened {
        Objects.requireNonNull(salt, "salt is null");
        parts = List.copyOf(parts);
    }

    /**
     * A text.
     *
     * @param name what its commitment is called in the entry
     * @param text the text
     */
    public record Part(String name, String text) {
        public Part {
            Objects.requireNonNull(name, "name is null");
            Objects.requireNonNull(text, "text is null");
        }
    }

    /** The text of a part, or empty when there is none of this name. */
    public Optional<String> part(String name) {
        return parts.stream()
                .filter(each -> each.name().equals(name))
                .map(Part::text)
                .findFirst();
    }
}
