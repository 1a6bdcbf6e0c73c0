package org.precisionbenefit.formulary.directory;

import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * One row of a table that somebody brings.
 *
 * @param file the file's name
 * @param line its line, from 1
 * @param cells its cells
 */
record Row(String file, long line, List<String> cells) {
    private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    Row {
        Objects.requireNonNull(file, "file is null");
        cells = List.copyOf(cells);
    }

    /**
     * Reads a table line by line. A line with characters that nobody can see is rejected, because what is read of it would
     * stand in files that people have to read.
     */
    static void each(String file, Iterator<String> lines, char separator, ImportReport report, Consumer<Row> reader) {
        Pattern split = Pattern.compile(Pattern.quote(String.valueOf(separator)));
        long line = 0;
        while (lines.hasNext()) {
            line++;
            String text = lines.next();
            if (!text.isBlank()) {
                Row row = new Row(file, line, List.of(split.split(text, -1)));
                if (row.cells().stream().anyMatch(cell -> UNSEEN.matcher(cell).find())) {
                    report.rejected(
                            row, "the row must hold no control characters and nothing else that cannot be seen.");
                } else {
                    reader.accept(row);
                }
            }
        }
    }

    /** A cell without the blanks around it; empty where the row is too short. */
    String cell(int index) {
        return index < cells.size() ? cells.get(index).strip() : "";
    }

    String place() {
        return file + ":" + line;
    }
}
