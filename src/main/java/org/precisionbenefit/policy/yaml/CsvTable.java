package org.precisionbenefit.policy.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Place;
import org.precisionbenefit.terminology.authored.Problems;

/**
 * A comma-separated table with the place of every cell. The first line names the columns, exactly and in order; a cell
 * may stand in double quotes, in which a doubled quote stands for one; a cell does not run over lines; empty lines and
 * lines that start with {@code #} say nothing.
 */
final class CsvTable {
    private static final int MAX_CHARACTERS = 4 * 1024 * 1024;

    /** A table with more broken rows is no table, and messages show no more either. */
    private static final int MOST_PROBLEMS = 100;

    private final String path;
    private final List<String> columns;
    private final Set<String> mayBeEmpty;
    private final Problems problems;

    private CsvTable(String path, List<String> columns, Set<String> mayBeEmpty, Problems problems) {
        this.path = path;
        this.columns = columns;
        this.mayBeEmpty = mayBeEmpty;
        this.problems = problems;
    }

    /**
     * The rows that have a cell for each column, each as names with values; all others are kept as problems.
     *
     * @param columns the columns in order
     * @param mayBeEmpty the columns whose empty cells count as left out
     */
    static List<Authored> read(SourceFile file, List<String> columns, Set<String> mayBeEmpty, Problems problems) {
        if (file.text().length() > MAX_CHARACTERS) {
            problems.add(Place.start(file.path())
                    .problem("The table must hold at most " + MAX_CHARACTERS + " characters. Split it."));
            return List.of();
        }
        return new CsvTable(file.path(), columns, mayBeEmpty, problems).rows(file.text());
    }

    /** The cells of the first line that says something, for a table whose columns its author chooses. */
    static List<Authored.Scalar> head(SourceFile file) {
        String[] lines = file.text().split("\r?\n", -1);
        for (int i = 0; i < lines.length && file.text().length() <= MAX_CHARACTERS; i++) {
            if (!lines[i].isBlank() && !lines[i].startsWith("#")) {
                return new CsvTable(file.path(), List.of(), Set.of(), new Problems()).cells(lines[i], i + 1);
            }
        }
        throw Place.start(file.path()).fault("The table must have a first line with its columns.");
    }

    private List<Authored> rows(String text) {
        List<Authored> rows = new ArrayList<>();
        boolean headed = false;
        String[] lines = text.split("\r?\n", -1);
        int before = problems.count();
        for (int i = 0; i < lines.length && problems.count() - before < MOST_PROBLEMS; i++) {
            if (lines[i].isBlank() || lines[i].startsWith("#")) {
                continue;
            }
            List<Authored.Scalar> cells = cells(lines[i], i + 1);
            if (headed) {
                addIfWhole(rows, cells, new Place(path, i + 1, 1));
            } else if (!cells.stream().map(Authored.Scalar::value).toList().equals(columns)) {
                problems.add(new Place(path, i + 1, 1).problem(firstLine()));
                return List.of();
            }
            headed = true;
        }
        if (!headed) {
            problems.add(Place.start(path).problem(firstLine()));
        }
        return rows;
    }

    private String firstLine() {
        return "The first line must be: " + String.join(",", columns);
    }

    private void addIfWhole(List<Authored> rows, List<Authored.Scalar> cells, Place line) {
        if (cells.size() != columns.size()) {
            problems.add(line.problem("The row must have " + columns.size() + " cells, not " + cells.size()
                    + ". Maybe a cell with a comma needs double quotes."));
            return;
        }
        List<Authored.Entry> entries = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).value().isEmpty() || !mayBeEmpty.contains(columns.get(i))) {
                entries.add(new Authored.Entry(new Authored.Scalar(line, columns.get(i)), cells.get(i)));
            }
        }
        rows.add(new Authored.Entries(line, entries));
    }

    private List<Authored.Scalar> cells(String line, int number) {
        List<Authored.Scalar> cells = new ArrayList<>();
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
            cells.add(new Authored.Scalar(new Place(path, number, start + 1), text.strip()));
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
        problems.add(new Place(path, number, open + 1).problem("The quoted cell must end on its own line."));
        return line.length() - 1;
    }
}
