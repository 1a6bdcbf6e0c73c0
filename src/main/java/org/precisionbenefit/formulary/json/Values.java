package org.precisionbenefit.formulary.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.load.Flag;
import org.precisionbenefit.formulary.load.RowFault;
import org.precisionbenefit.terminology.WrittenDay;

/** Reads single values; publishers write numbers and flags also as texts. */
final class Values {
    private static final int LONGEST = 2_000;
    private static final int MOST_DIGITS = 30;

    private Values() {}

    /** A text or a whole number as text, empty for none. */
    static String text(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return "";
        }
        if (!node.isTextual() && !node.isIntegralNumber()) {
            throw new RowFault("A text must stand here and no list, object or fraction.");
        }
        String text = node.asText().strip();
        if (text.length() > LONGEST) {
            throw new RowFault("A text must have at most " + LONGEST + " characters.");
        }
        return text;
    }

    /** A flag; what is absent or null is unknown, and what cannot be read too. */
    static Flag flag(JsonNode node, String name, List<String> repairs) {
        if (node.isBoolean()) {
            return Flag.of(node.booleanValue());
        }
        Optional<Flag> read = node.isTextual() || node.isMissingNode() || node.isNull()
                ? Flag.read(node.isTextual() ? node.textValue() : "")
                : Optional.empty();
        if (read.isEmpty()) {
            repairs.add("the flag (" + name + ") cannot be read and is unknown");
        } else if (node.isTextual()) {
            repairs.add("the flag (" + name + ") is a text and was read as one of yes, no and unknown");
        }
        return read.orElse(Flag.UNKNOWN);
    }

    /** A number, or null for none. */
    static @Nullable BigDecimal number(JsonNode node, String name) {
        if (node.isMissingNode()
                || node.isNull()
                || (node.isTextual() && node.textValue().isBlank())) {
            return null;
        }
        String digits = node.isNumber() || node.isTextual() ? node.asText().strip() : "";
        if (digits.isEmpty() || digits.length() > MOST_DIGITS) {
            throw new RowFault("The value (" + name + ") must be a number.");
        }
        try {
            BigDecimal number = new BigDecimal(digits);
            if (Math.abs((long) number.scale()) > MOST_DIGITS) {
                throw new RowFault("The value (" + name + ") must be a number of modest size.");
            }
            return number;
        } catch (NumberFormatException e) {
            throw new RowFault("The value (" + name + ") must be a number.");
        }
    }

    /** A day, or null for none; of an instant its day. */
    static @Nullable LocalDate day(JsonNode node, String name) {
        String text = text(node);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return WrittenDay.parse(text.length() > 10 ? text.substring(0, 10) : text);
        } catch (DateTimeException e) {
            throw new RowFault("The value (" + name + ") must be a day such as 2026-01-31.");
        }
    }

    /** The items of a list; an object by itself counts as a list of one, and nothing as an empty one. */
    static Stream<JsonNode> items(JsonNode node) {
        return node.isArray()
                ? StreamSupport.stream(node.spliterator(), false)
                : node.isMissingNode() || node.isNull() ? Stream.empty() : Stream.of(node);
    }
}
