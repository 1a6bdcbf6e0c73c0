package org.precisionbenefit.formulary.partd;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.load.Columns;
import org.precisionbenefit.formulary.load.LineSource;
import org.precisionbenefit.formulary.load.LoadFault;
import org.precisionbenefit.formulary.load.PublishedFile;
import org.precisionbenefit.formulary.load.RowFault;
import org.precisionbenefit.formulary.load.RowPlace;

/**
 * A file of rows whose cells are parted by upright strokes, without quotes, in the Windows code page of western Europe.
 */
final class PipeTable implements Closeable {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int LONGEST_LINE = 16_384;
    private static final int MOST_CELLS = 250;
    private static final String LEAST = "COST_MIN_AMT_";
    private static final String MOST = "COST_MAX_AMT_";

    private final LineSource lines;
    private final String name;
    private final Columns columns;

    private PipeTable(LineSource lines, String name, Columns columns) {
        this.lines = lines;
        this.name = name;
        this.columns = columns;
    }

    /** Opens a file and reads its heading. */
    static PipeTable open(PublishedFile file) throws IOException {
        LineSource lines = new LineSource(file.open(), WINDOWS, LONGEST_LINE);
        try {
            String heading = lines.next();
            if (heading == null || lines.isTooLong()) {
                throw new RowFault("The first line must name the columns, parted by |.");
            }
            return new PipeTable(lines, file.name(), new Columns(mended(split(heading))));
        } catch (RowFault fault) {
            lines.close();
            throw LoadFault.at(new RowPlace(file.name(), 1), fault.why());
        }
    }

    /**
     * The heading of the cost file names a column twice that belongs to its neighbour: the most of a cost, whose least
     * stands before it.
     */
    private static List<String> mended(List<String> names) {
        List<String> mended = new ArrayList<>();
        for (String name : names) {
            String before = mended.isEmpty() ? "" : mended.get(mended.size() - 1);
            boolean twice = mended.contains(name) && name.startsWith(MOST) && before.startsWith(LEAST);
            mended.add(twice ? MOST + before.substring(LEAST.length()) : name);
        }
        return mended;
    }

    Columns columns() {
        return columns;
    }

    /** The cells of the next row that is not empty, or null when there is none. */
    @Nullable
    List<String> next() throws IOException {
        String line = lines.next();
        while (line != null && line.isBlank()) {
            line = lines.next();
        }
        return line == null ? null : split(line);
    }

    boolean isTooLong() {
        return lines.isTooLong();
    }

    RowPlace place() {
        return new RowPlace(name, lines.number());
    }

    private static List<String> split(String line) {
        List<String> cells = new ArrayList<>(16);
        int from = 0;
        int stroke = line.indexOf('|');
        while (stroke >= 0 && cells.size() < MOST_CELLS) {
            cells.add(line.substring(from, stroke));
            from = stroke + 1;
            stroke = line.indexOf('|', from);
        }
        cells.add(line.substring(from));
        return cells;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
