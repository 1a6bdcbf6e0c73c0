package org.precisionbenefit.formulary.directory;

import java.util.Iterator;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.precisionbenefit.terminology.RxCui;

/**
 * The concepts of an RxNorm release: file {@code RXNCONSO.RRF} with cells parted by {@code |} (concept in cell 1, source
 * in cell 12, kind of term in cell 13, name in cell 15, suppressed in cell 17; RxNorm technical documentation, section
 * 12).
 */
public final class RxNormConcepts {
    private static final int CELLS = 17;
    private static final int SOURCE = 11;
    private static final int KIND = 12;
    private static final int NAME = 14;
    private static final int SUPPRESSED = 16;
    private static final Set<String> KINDS =
            Set.of("IN", "PIN", "MIN", "BN", "SCD", "SBD", "GPCK", "BPCK", "SCDF", "SCDG", "SBDF", "SBDG");

    private final SortedMap<RxCui, Concept> concepts = new TreeMap<>();
    private final ImportReport report;

    public RxNormConcepts(ImportReport report) {
        this.report = Objects.requireNonNull(report, "report is null");
    }

    /**
     * A concept.
     *
     * @param rxcui its identifier
     * @param kind its kind of term, for example SCD
     * @param name its name
     * @param row where it stands
     */
    record Concept(RxCui rxcui, String kind, String name, Row row) {}

    /** Reads the file. */
    public void read(String file, Iterator<String> lines) {
        Row.each(file, lines, '|', report, this::read);
    }

    private void read(Row row) {
        if (row.cells().size() < CELLS) {
            report.rejected(
                    row,
                    "the row must have 18 cells parted by |, not " + row.cells().size() + ".");
        } else if (!row.cell(SOURCE).equals("RXNORM")) {
            report.leftOut("another vocabulary");
        } else if (!KINDS.contains(row.cell(KIND))) {
            report.leftOut("another kind of term");
        } else if (row.cell(SUPPRESSED).equals("O")) {
            report.leftOut("obsolete");
        } else if (!row.cell(0).matches("[1-9][0-9]{0,7}")) {
            report.rejected(row, "the concept must be one to eight digits.");
        } else if (row.cell(NAME).isEmpty()) {
            report.rejected(row, "the name must not be empty.");
        } else {
            add(row);
        }
    }

    private void add(Row row) {
        RxCui rxcui = new RxCui(row.cell(0));
        Concept concept = new Concept(rxcui, row.cell(KIND), row.cell(NAME), row);
        Concept there = concepts.putIfAbsent(rxcui, concept);
        if (there == null) {
            String written = row.cells().get(NAME);
            if (written.equals(concept.name())) {
                report.accepted();
            } else {
                report.repaired(row, "the blanks around the name were taken away.");
            }
        } else {
            report.rejected(
                    row,
                    "the concept " + rxcui + " stands in line " + there.row().line() + " already.");
        }
    }

    SortedMap<RxCui, Concept> all() {
        return new TreeMap<>(concepts);
    }
}
