package org.precisionbenefit.casework.measures;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Objects;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.docket.DocketLine;
import org.precisionbenefit.audit.docket.Tallies;
import org.precisionbenefit.terminology.Period;

/** The lines that measures are counted from as a file: what it is and its days, then a line of canonical JSON for each. */
public final class LineExport {
    private static final String KIND = "precision-benefit docket 1";
    /** Far more than any line holds. */
    private static final int LONGEST = 1_000_000;

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
        String first = file.readLine();
        Head head = canonical.decode(first == null ? "" : first, Head.class);
        if (!KIND.equals(head.export())) {
            throw new IllegalArgumentException("The file must be an export of the docket that this version knows.");
        }
        Tallies tallies = new Tallies();
        for (String line = file.readLine(); line != null; line = file.readLine()) {
            if (line.length() > LONGEST) {
                throw new IllegalArgumentException("A line of the export must not be longer than " + LONGEST + ".");
            }
            tallies.add(canonical.decode(line, DocketLine.class));
        }
        return MeasureReport.of(head.days(), tallies);
    }
}
