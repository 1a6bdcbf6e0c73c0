package org.precisionbenefit.casework.measures;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.docket.DocketLine;
import org.precisionbenefit.audit.docket.Tallies;
import org.precisionbenefit.terminology.Period;

/** The lines that measures are counted from as a file: what it is and its days, then a line of canonical JSON for each. */
public final class LineExport {
    private static final String KIND = "precision-benefit docket 1";
    /** Far more than any line holds. */
    private static final int LONGEST = 100_000;

    private final Canonical canonical;

    public LineExport(Canonical canonical) {
        this.canonical = Objects.requireNonNull(canonical, "canonical is null");
    }

    /**
     * The first line.
     *
     * @param export what the file is
     * @param days the days in UTC on which the requests were received
     */
    record Head(String export, Period days) {}

    /** The first line with its end. */
    public String head(Period days) {
        return canonical.encode(new Head(KIND, days)) + "\n";
    }

    /** The line of an item with its end. */
    public String line(DocketLine line) {
        return canonical.encode(line) + "\n";
    }

    /**
     * The measures of what a file holds.
     *
     * @throws IllegalArgumentException when a line is none
     */
    public MeasureReport measures(BufferedReader file) throws IOException {
        String first = next(file);
        Head head = canonical.decode(first == null ? "" : first, Head.class);
        if (!KIND.equals(head.export())) {
            throw new IllegalArgumentException("The file must be an export of the docket that this version knows.");
        }
        Tallies tallies = new Tallies();
        for (String line = next(file); line != null; line = next(file)) {
            tallies.add(canonical.decode(line, DocketLine.class));
        }
        return MeasureReport.of(head.days(), tallies);
    }

    /** The next line, or null after the last one; a line without an end is not read for ever. */
    private static @Nullable String next(BufferedReader file) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int read = file.read(); read >= 0; read = file.read()) {
            if (read == '\n') {
                return line.toString();
            }
            if (line.length() == LONGEST) {
                throw new IllegalArgumentException(
                        "A line of the export must not be longer than " + LONGEST + " characters.");
            }
            line.append((char) read);
        }
        if (!line.isEmpty()) {
            throw new IllegalArgumentException("The export was cut off: its last line must have an end.");
        }
        return null;
    }
}
