package org.precisionbenefit.formulary.csv;

import java.util.ArrayList;
import java.util.List;
import org.precisionbenefit.formulary.load.RowFault;

/**
 * Parts a line into cells by commas. A cell may stand in quotes, a quote in it is doubled, and it ends with its line.
 */
final class CsvLine {
    private static final int MOST_CELLS = 250;

    private final String line;
    private int at;

    private CsvLine(String line) {
        this.line = line;
    }

    /**
     * The cells of a line.
     *
     * @throws RowFault when a quote is not closed or something follows it
     */
    static List<String> split(String line) {
        CsvLine rest = new CsvLine(line);
        List<String> cells = new ArrayList<>();
        do {
            cells.add(rest.cell());
            if (cells.size() > MOST_CELLS) {
                throw new RowFault("A row must have at most " + MOST_CELLS + " cells.");
            }
        } while (rest.comma());
        return cells;
    }

    private boolean comma() {
        if (at < line.length()) {
            at++;
            return true;
        }
        return false;
    }

    private String cell() {
        if (at < line.length() && line.charAt(at) == '"') {
            return quoted();
        }
        int end = line.indexOf(',', at);
        String cell = line.substring(at, end < 0 ? line.length() : end);
        at = end < 0 ? line.length() : end;
        return cell;
    }

    private String quoted() {
        StringBuilder cell = new StringBuilder();
        int from = at + 1;
        while (true) {
            int quote = line.indexOf('"', from);
            if (quote < 0) {
                throw new RowFault("A quote must be closed on its line. A quote inside a cell is doubled.");
            }
            cell.append(line, from, quote);
            if (quote + 1 < line.length() && line.charAt(quote + 1) == '"') {
                cell.append('"');
                from = quote + 2;
            } else {
                at = quote + 1;
                break;
            }
        }
        if (at < line.length() && line.charAt(at) != ',') {
            throw new RowFault("After a closing quote a comma must follow. A quote inside a cell is doubled.");
        }
        return cell.toString();
    }
}
