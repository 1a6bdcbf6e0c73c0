package org.precisionbenefit.formulary.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.precisionbenefit.formulary.load.Columns;
import org.precisionbenefit.formulary.load.LineSource;
import org.precisionbenefit.formulary.load.RowFault;
import org.precisionbenefit.terminology.LetterCase;
import org.precisionbenefit.terminology.authored.Suggestion;

/**
 * The head of a table. Lines that begin with {@code #} are remarks; those that begin with {@code #:} map the columns of
 * another table: {@code #: code <- rxcui} takes a column under another name, {@code #: list = GOLD} gives a column one
 * value for all rows. The first other line names the columns.
 */
final class CsvHead {
    private static final Pattern MAPPING =
            Pattern.compile("#:\\s{0,9}(?<column>[a-z_]{1,40})\\s{0,9}(?<how><-|=)\\s{0,9}(?<what>.{1,200})");
    private static final int MOST_LINES = 200;

    private final Map<String, String> taken = new LinkedHashMap<>();
    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<Integer> places = new ArrayList<>();
    private Columns own = new Columns(List.of());
    private CsvTable table = CsvTable.ITEMS;
    private int width;

    private CsvHead() {}

    /**
     * Reads a head.
     *
     * @throws RowFault when a mapping is none, or the columns are of no table
     */
    static CsvHead read(LineSource lines) throws IOException {
        CsvHead head = new CsvHead();
        for (String line = lines.next(); line != null && lines.number() <= MOST_LINES; line = lines.next()) {
            if (lines.isTooLong()) {
                break;
            }
            if (line.startsWith("#:")) {
                head.map(line);
            } else if (!line.startsWith("#") && !line.isBlank()) {
                head.columns(CsvLine.split(line));
                return head;
            }
        }
        throw new RowFault("One of the first " + MOST_LINES + " lines must name the columns, parted by commas.");
    }

    private void map(String line) {
        Matcher mapping = MAPPING.matcher(line.strip());
        if (!mapping.matches() || !CsvTable.COLUMNS.contains(mapping.group("column"))) {
            throw new RowFault("A mapping must be \"#: COLUMN <- NAME IN THE TABLE\" or \"#: COLUMN = VALUE\"."
                    + (mapping.matches() ? Suggestion.of(mapping.group("column"), CsvTable.COLUMNS) : ""));
        }
        boolean column = mapping.group("how").equals("<-");
        (column ? taken : values)
                .put(mapping.group("column"), mapping.group("what").strip());
    }

    private void columns(List<String> names) {
        Columns found = new Columns(names);
        width = found.width();
        SortedMap<String, Integer> all = new TreeMap<>();
        found.names().stream().filter(CsvTable.COLUMNS::contains).forEach(name -> all.put(name, found.place(name)));
        taken.forEach((column, name) -> {
            if (!found.has(name)) {
                throw new RowFault("The table must have the column (" + name + ") that is mapped."
                        + Suggestion.of(LetterCase.lower(name), found.names()));
            }
            all.put(column, found.place(name));
        });
        values.keySet().forEach(column -> all.put(column, -1));
        own = new Columns(List.copyOf(all.keySet()));
        places.addAll(all.values());
        table = CsvTable.of(own)
                .orElseThrow(() ->
                        new RowFault("The columns must be those of a table of drugs (list, tier, and code or name), of"
                                + " plans (plan, lists) or of costs (plan, pharmacy, copay or"
                                + " coinsurance_percent)."));
    }

    /** The columns by this engine's names. */
    Columns own() {
        return own;
    }

    CsvTable table() {
        return table;
    }

    /** The cells of a row in the order of this engine's columns. */
    List<String> arranged(List<String> cells) {
        if (cells.size() != width) {
            throw new RowFault(
                    "The row must have " + width + " cells as the heading has, and has " + cells.size() + ".");
        }
        List<String> names = List.copyOf(own.names());
        List<String> arranged = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            int place = places.get(i);
            arranged.add(place >= 0 ? cells.get(place) : values.getOrDefault(names.get(i), ""));
        }
        return arranged;
    }
}
