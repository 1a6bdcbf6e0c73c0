package org.precisionbenefit.formulary.load;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Writes a row on one line: fields parted by tabs, nothing as an empty field, and what would part fields escaped by a
 * backslash. A character that no database keeps (NUL) is no part of a row.
 */
final class RowLine {
    private final StringBuilder line;

    RowLine(String kind) {
        line = new StringBuilder(160).append(kind);
    }

    RowLine add(String text) {
        line.append('\t');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\t' -> line.append("\\t");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\\' -> line.append("\\\\");
                case '\0' -> throw new RowFault("A text must not hold the character NUL.");
                default -> line.append(c);
            }
        }
        return this;
    }

    RowLine add(Enum<?> word) {
        line.append('\t').append(word.name());
        return this;
    }

    RowLine add(@Nullable BigDecimal number) {
        line.append('\t').append(number == null ? "" : number.toPlainString());
        return this;
    }

    RowLine addOther(@Nullable Object value) {
        line.append('\t').append(value == null ? "" : value);
        return this;
    }

    String end() {
        return line.toString();
    }
}
