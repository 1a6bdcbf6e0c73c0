package org.precisionbenefit.formulary.names;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the written name of a drug says.
 *
 * @param parts the ingredients as named, in the order of the text
 * @param form the form, or null when none is named
 * @param brand the brand in brackets, or null
 * @param content how much one piece holds (of "0.4 ML ..."), or null
 * @param unread words that mean nothing here; empty when the name was read to its end
 */
public record DrugText(
        List<Part> parts,
        @Nullable DoseForm form,
        @Nullable String brand,
        @Nullable Content content,
        List<String> unread) {
    public DrugText {
        parts = List.copyOf(parts);
        unread = List.copyOf(unread);
    }

    /** Whether every word has a meaning and an ingredient or brand is named. */
    public boolean isRead() {
        return unread.isEmpty() && !parts.isEmpty();
    }

    /**
     * One ingredient.
     *
     * @param name the ingredient or brand as named, in lower-case words
     * @param strengths its strengths; several where a line lists them
     */
    public record Part(String name, List<Strength> strengths) {
        public Part {
            Objects.requireNonNull(name, "name is null");
            strengths = List.copyOf(strengths);
        }
    }

    /**
     * How much one piece holds.
     *
     * @param amount the amount
     * @param measure the unit in lower case, for example {@code ml} or {@code actuat}
     */
    public record Content(BigDecimal amount, String measure) {
        public Content {
            Objects.requireNonNull(amount, "amount is null");
            Objects.requireNonNull(measure, "measure is null");
        }
    }
}
