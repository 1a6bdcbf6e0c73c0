package org.precisionbenefit.policy.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.precisionbenefit.terminology.SourceFile;

/**
 * A comma-separated table with the place of every cell. The first line names the columns, exactly and in order; a cell
 * may stand in double quotes, in which a doubled quote stands for one; a cell does not run over lines; empty lines and
 * lines that start with {@code #} say nothing.
 */
final class CsvTable {
    private static final int MAX_CHARACTERS = 4 * 1024 * 1024;

    private final String path;
    private final Problems problems;

    private CsvTable(String path, Problems problems) {
        this.path = path;
        this.problems = problems;
    }

    /** The rows that have a cell for each column; all others are recorded as problems. */
    static List<List<Cell>> read(SourceFile file, List<String> columns, Problems problems) {
        if (file.text().length() > MAX_CHARACTERS) {
            problems.add(Place.whole(file.path()), "A table must hold at most " + MAX_CHARACTERS + " characters.");
            return List.of();
        }
        return new CsvTable(file.path(), problems).rows(file.text(), columns);
    }

    private List<List<Cell>> rows(String text, List<String> columns) {
        List<List<Cell>> rows = new ArrayList<>();
        boolean headed = false;
        String[] lines = text.split("\r?\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].isBlank() || lines[i].startsWith("#")) {
                continue;
            }
            List<Cell> cells = cells(lines[i], i + 1);
            if (headed) {
                addIfWhole(rows, cells, i + 1, columns.size());
            } else if (!cells.stream().map(Cell::text).toList().equals(columns)) {
                problems.add(new Place(path, i + 1, 1), "The first line must be: " + String.join(",", columns));
                return List.of();
            }
            headed = true;
        }
        if (!headed) {
            problems.add(Place.whole(path), "The first line must be: " + String.join(",", columns));
        }
        return rows;
    }

    private void addIfWhole(List<List<Cell>> rows, List<Cell> cells, int line, int columns) {
        if (cells.size() == columns) {
            rows.add(cells);
        } else {
            problems.add(
                    new Place(path, line, 1),
                    "The row must have " + columns + " cells, not " + cells.size()
                            + ". Maybe a cell with a comma needs double quotes.");
        }
    }

    private List<Cell> cells(String line, int number) {
        List<Cell> cells = new ArrayList<>();
        int start = 0;
        while (start <= line.length()) {
            boolean quoted = start < line.length() && line.charAt(start) == '"';
            int end = quoted ? closingQuote(line, start, number) + 1 : start;
            int comma = line.indexOf(',', end);
            int stop = comma < 0 ? line.length() : comma;
            String raw = line.substring(start, stop).strip();
            String text = quoted && raw.length() >= 2
                    ? raw.substring(1, raw.length() - 1).replace("\"\"", "\"")
                    : raw;
            cells.add(new Cell(new Place(path, number, start + 1), text.strip(), problems));
            start = stop + 1;
        }
        return cells;
    }

    private int closingQuote(String line, int open, int number) {
        int at = open + 1;
        while (at < line.length()) {
            if (line.charAt(at) == '"') {
                if (at + 1 >= line.length() || line.charAt(at + 1) != '"') {
                    return at;
                }
                at++;
            }
            at++;
        }
        problems.add(new Place(path, number, open + 1), "The quoted cell must end on its own line.");
        return line.length() - 1;
    }

    /**
     * One cell.
     *
     * @param place where it stands
     * @param text its text without quotes and outer blanks
     * @param problems where a bad cell is recorded
     */
    record Cell(Place place, String text, Problems problems) {
        Cell {
            Objects.requireNonNull(place, "place is null");
            Objects.requireNonNull(text, "text is null");
            Objects.requireNonNull(problems, "problems is null");
        }

        void problem(String message) {
            problems.add(place, message);
        }
    }
}
