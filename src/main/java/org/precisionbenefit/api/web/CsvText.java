package org.precisionbenefit.api.web;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tables as comma-separated text (RFC 4180). What a spreadsheet would take for a formula is made plain text. */
final class CsvText {
    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\t\r].*+", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]++(?:[.][0-9]++)?+");

    private CsvText() {}

    /** A line of these values with its end. */
    static String line(List<String> values) {
        return values.stream().map(CsvText::value).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String value(String value) {
        String plain =
                FORMULA.matcher(value).matches() && !NUMBER.matcher(value).matches() ? "'" + value : value;
        return "\"" + plain.replace("\"", "\"\"") + "\"";
    }
}
