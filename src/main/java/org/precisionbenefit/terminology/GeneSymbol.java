package org.precisionbenefit.terminology;

import java.util.Objects;

/**
 * A gene by its HGNC symbol, for example {@code CYP2C19}.
 *
 * @param value the symbol in capitals
 */
public record GeneSymbol(String value) implements Comparable<GeneSymbol> {
    public GeneSymbol {
        Objects.requireNonNull(value, "value is null");
        if (!value.matches("[A-Z][A-Z0-9-]{1,19}")) {
            throw new IllegalArgumentException(
                    "The gene symbol (" + value + ") must be two to twenty capitals, digits or hyphens.");
        }
    }

    @Override
    public int compareTo(GeneSymbol other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
