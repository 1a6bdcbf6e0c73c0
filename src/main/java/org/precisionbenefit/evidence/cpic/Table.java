package org.precisionbenefit.evidence.cpic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table of comma-separated values (RFC 4180) with names in its first line.
 *
 * @param rows each row by the names of its columns
 */
record Table(List<Map<String, String>> rows) {
    Table {
        rows = List.copyOf(rows);
    }

    /**
     * Reads a table.
     *
     * @param file how messages name it
     * @param needed the columns that must be there
     * @throws IllegalArgumentException when a column is missing or a row has another number of cells than the first line
     */
    static Table read(String file, String text, List<String> needed) {
        List<List<String>> lines = lines(text);
        if (lines.isEmpty() || !lines.get(0).containsAll(needed)) {
            throw new IllegalArgumentException("The table (" + file + ") must have the columns "
                    + String.join(", ", needed) + ". Take CPIC's own export with its first line.");
        }
        List<String> names = lines.get(0);
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            List<String> cells = lines.get(i);
            if (cells.size() != names.size()) {
                throw new IllegalArgumentException("The table (" + file + ") must have " + names.size()
                        + " cells in each row; row " + (i + 1) + " has " + cells.size() + ".");
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (int cell = 0; cell < cells.size(); cell++) {
                row.put(names.get(cell), cells.get(cell).strip());
            }
            rows.add(row);
        }
        return new Table(rows);
    }

    private static List<List<String>> lines(String text) {
        List<List<String>> lines = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (c == '\n' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
                lines.add(List.copyOf(cells));
                cells.clear();
            } else if (c != '\r' || quoted) {
                cell.append(c);
            }
        }
        if (!cells.isEmpty() || cell.length() > 0) {
            cells.add(cell.toString());
            lines.add(List.copyOf(cells));
        }
        return lines;
    }
}
