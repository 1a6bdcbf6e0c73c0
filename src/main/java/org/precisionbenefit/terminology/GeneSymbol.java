package org.precisionbenefit.terminology;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A gene by its HGNC symbol, for example {@code CYP2C19}.
 *
 * @param value the symbol in capitals
 */
public record GeneSymbol(String value) implements Comparable<GeneSymbol> {
    private static final Pattern SYMBOL = Pattern.compile("[A-Z][A-Z0-9-]{1,19}");

    public GeneSymbol {
        Objects.requireNonNull(value, "value is null");
        if (!isWritten(value)) {
            throw new IllegalArgumentException(
                    "The gene symbol (" + value + ") must be two to twenty capitals, digits or hyphens.");
        }
    }

    /** Whether a text is written like a symbol. */
    public static boolean isWritten(String text) {
        return SYMBOL.matcher(text).matches();
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
