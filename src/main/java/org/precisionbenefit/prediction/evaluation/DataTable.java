package org.precisionbenefit.prediction.evaluation;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.precisionbenefit.terminology.Digest;

/** A file of comma-separated values that others publish, exactly the edition that a protocol names. */
public final class DataTable {
    private static final long MOST_BYTES = 64L * 1024 * 1024;

    private final Map<String, Integer> columns;
    private final List<List<String>> rows;

    private DataTable(Map<String, Integer> columns, List<List<String>> rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /**
     * Reads the file of a protocol, unpacked when its name ends in gz.
     *
     * @param folder where the data lies
     * @throws IOException when it is not there, too long, or another edition than the protocol names
     */
    public static DataTable read(Path folder, Protocol.Data data) throws IOException {
        Path file = folder.resolve(data.file());
        if (!Files.isRegularFile(file)) {
            throw new IOException("The data file (" + data.file() + ") must lie in the folder that was named.");
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException("The data file (" + data.file() + ") must be at most " + MOST_BYTES + " bytes long.");
        }
        byte[] bytes = Files.readAllBytes(file);
        String digest = Digest.of(bytes).hex();
        if (!digest.equals(data.sha256())) {
            throw new IOException("The data file (" + data.file() + ") must be the edition that the protocol names; its"
                    + " SHA-256 is " + digest + ".");
        }
        return parse(bytes, data.file().endsWith(".gz"));
    }

    static DataTable parse(byte[] bytes, boolean packed) throws IOException {
        try (InputStream raw = new ByteArrayInputStream(bytes);
                BufferedReader reader = new BufferedReader(
                        new InputStreamReader(packed ? new GZIPInputStream(raw) : raw, StandardCharsets.UTF_8))) {
            List<List<String>> rows = new ArrayList<>();
            String line = reader.readLine();
            while (line != null) {
                rows.add(cells(line.startsWith("\uFEFF") ? line.substring(1) : line));
                line = reader.readLine();
            }
            if (rows.isEmpty()) {
                throw new IOException("The data file must have a line of names.");
            }
            Map<String, Integer> columns = new HashMap<>();
            List<String> head = rows.get(0);
            for (int i = 0; i < head.size(); i++) {
                columns.putIfAbsent(head.get(i), i);
            }
            return new DataTable(columns, List.copyOf(rows.subList(1, rows.size())));
        }
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                boolean doubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
                if (doubled) {
                    cell.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }

    public int size() {
        return rows.size();
    }

    /** The text of a cell; empty where nothing is recorded, be it left out or written as NA. */
    public String text(int row, String column) {
        Integer place = columns.get(column);
        if (place == null) {
            throw new IllegalArgumentException("The data file must have the column " + column + ".");
        }
        List<String> cells = rows.get(row);
        String text = place < cells.size() ? cells.get(place) : "";
        return text.equals("NA") ? "" : text;
    }

    /** The number of a cell; {@code Float.NaN} where nothing is recorded. */
    public float number(int row, String column) {
        String text = text(row, column);
        try {
            return text.isEmpty() ? Float.NaN : Float.parseFloat(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "The value of " + column + " in row " + (row + 1) + " must be a number.");
        }
    }

    /** 1 for the first word, 0 for the second, {@code Float.NaN} for anything else. */
    public float either(int row, String column, String yes, String no) {
        String text = text(row, column);
        if (text.equals(yes)) {
            return 1;
        }
        return text.equals(no) ? 0 : Float.NaN;
    }

    /** The rows whose place the condition keeps, in order. */
    public DataTable where(IntPredicate keeps) {
        return new DataTable(
                columns,
                IntStream.range(0, size()).filter(keeps).mapToObj(rows::get).toList());
    }
}
