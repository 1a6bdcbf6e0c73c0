package org.precisionbenefit.formulary.partd;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.precisionbenefit.formulary.load.Cells;
import org.precisionbenefit.formulary.load.Columns;
import org.precisionbenefit.formulary.load.FormularyReader;
import org.precisionbenefit.formulary.load.LoadFault;
import org.precisionbenefit.formulary.load.PublishedFile;
import org.precisionbenefit.formulary.load.PublishedPlan;
import org.precisionbenefit.formulary.load.PublishedRow;
import org.precisionbenefit.formulary.load.RowFault;
import org.precisionbenefit.formulary.load.RowPlace;
import org.precisionbenefit.formulary.load.RowSink;

/**
 * Reads the public-use files of Medicare Part D: plan information, basic formulary, excluded drugs, indication-based
 * coverage, beneficiary cost, insulin cost and pricing, in any number and order.
 *
 * <p>A formulary of which a file holds several versions is read in its newest one. The plan file has a row for each
 * county; a plan is taken once.
 */
public final class PartDReader implements FormularyReader {
    private static final String VERSION = "FORMULARY_VERSION";

    @Override
    public String format() {
        return "partd";
    }

    @Override
    public void read(List<PublishedFile> files, RowSink sink) throws IOException {
        for (PublishedFile file : files) {
            PartDFile kind;
            try (PipeTable table = PipeTable.open(file)) {
                kind = PartDFile.of(table.columns())
                        .orElseThrow(() -> LoadFault.at(
                                table.place(),
                                "The columns must be those of one of the Part D public-use files. Leave other"
                                        + " files out."));
            }
            new OneFile(kind, kind == PartDFile.FORMULARY ? newest(file) : Map.of(), sink).read(file);
        }
    }

    /** The newest version of each formulary; versions are numbers with leading zeros, all of one length. */
    private static Map<String, String> newest(PublishedFile file) throws IOException {
        Map<String, String> newest = new TreeMap<>();
        try (PipeTable table = PipeTable.open(file)) {
            int id = table.columns().place("FORMULARY_ID");
            int version = table.columns().place(VERSION);
            for (List<String> cells = table.next(); cells != null; cells = table.next()) {
                if (cells.size() == table.columns().width()) {
                    newest.merge(
                            cells.get(id).strip(),
                            cells.get(version).strip(),
                            (one, other) -> compare(one, other) >= 0 ? one : other);
                }
            }
        }
        return newest;
    }

    private static int compare(String one, String other) {
        int byLength = Integer.compare(one.length(), other.length());
        return byLength != 0 ? byLength : one.compareTo(other);
    }

    /** One pass over one file. */
    private static final class OneFile {
        private final PartDFile kind;
        private final Map<String, String> newest;
        private final RowSink sink;
        private final Map<String, PublishedPlan> plans = new TreeMap<>();

        private OneFile(PartDFile kind, Map<String, String> newest, RowSink sink) {
            this.kind = kind;
            this.newest = newest;
            this.sink = sink;
        }

        private void read(PublishedFile file) throws IOException {
            try (PipeTable table = PipeTable.open(file)) {
                for (List<String> cells = table.next(); cells != null; cells = table.next()) {
                    try {
                        if (table.isTooLong()) {
                            throw new RowFault("The line is too long for a row of this file.");
                        }
                        row(table.place(), table.columns(), cells);
                    } catch (RowFault fault) {
                        sink.reject(table.place(), fault.why());
                    }
                }
            }
        }

        private void row(RowPlace place, Columns columns, List<String> texts) throws IOException {
            Cells cells = new Cells(columns, texts);
            for (PublishedRow row : rows(cells)) {
                sink.take(place, row, cells.repairs());
            }
        }

        private List<? extends PublishedRow> rows(Cells cells) {
            return switch (kind) {
                case PLANS -> plan(PartDRows.plan(cells));
                case FORMULARY -> {
                    supersede(cells);
                    yield List.of(PartDRows.item(cells));
                }
                case EXCLUDED -> List.of(PartDRows.excluded(cells));
                case INDICATIONS -> List.of(PartDRows.indication(cells));
                case COSTS -> PartDCosts.costs(cells);
                case INSULIN -> PartDCosts.insulin(cells);
                case PRICES -> List.of(PartDRows.price(cells));
            };
        }

        private void supersede(Cells cells) {
            String id = cells.needed("FORMULARY_ID");
            String version = cells.text(VERSION);
            String stands = newest.getOrDefault(id, version);
            if (!version.equals(stands)) {
                throw new RowFault("Version " + version + " of formulary " + id + " is superseded by version " + stands
                        + " in the same file.");
            }
        }

        private List<PublishedPlan> plan(PublishedPlan plan) {
            PublishedPlan known = plans.putIfAbsent(plan.id(), plan);
            if (known != null && !known.equals(plan)) {
                throw new RowFault("The plan (" + plan.id()
                        + ") says something else in another row than in its first, which was taken.");
            }
            return known == null ? List.of(plan) : List.of();
        }
    }
}
