package org.precisionbenefit.evidence.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.precisionbenefit.evidence.Dated;
import org.precisionbenefit.evidence.tumour.DrugMarkers;
import org.precisionbenefit.evidence.tumour.EligibilityRow;
import org.precisionbenefit.evidence.tumour.MarkerNames;
import org.precisionbenefit.evidence.tumour.SpecimenRule;
import org.precisionbenefit.evidence.tumour.TumourTree;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.RxCui;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Fields;
import org.precisionbenefit.terminology.authored.Problems;
import org.precisionbenefit.terminology.authored.Sourced;

/** Reads one file of the folder {@code biomarkers}: which tumours and markers the label of one drug asks for. */
final class BiomarkerFile {
    private static final List<String> NAMES = Sourced.names("drug", "rxcui", "brand", "description", "rows");
    private static final List<String> ROW = Sourced.datedNames(
            "name",
            "tumours",
            "except_tumours",
            "markers",
            "therapy",
            "specimen_within_days",
            "unchecked",
            "verified",
            "label_revision");
    private static final int OLDEST_DAYS = 36_500;

    private final Problems problems;
    private final TumourTree tumours;
    private final MarkerNames markers;
    private final Fields file;
    private final String owner;
    private final Citation source;

    private BiomarkerFile(Authored authored, TumourTree tumours, MarkerNames markers, Problems problems) {
        this.problems = problems;
        this.tumours = tumours;
        this.markers = markers;
        Fields unnamed = Fields.of(authored, "biomarker file", NAMES);
        this.owner = "biomarkers of drug " + unnamed.text("drug");
        this.file = unnamed.named(owner);
        this.source = Sourced.citation(file);
    }

    static DrugMarkers read(Authored authored, TumourTree tumours, MarkerNames markers, Problems problems) {
        return new BiomarkerFile(authored, tumours, markers, problems).drug();
    }

    private DrugMarkers drug() {
        RxCui drug = file.rxcui("rxcui");
        SortedMap<String, List<Dated<EligibilityRow>>> rows = new TreeMap<>();
        for (Authored item : file.items("rows")) {
            problems.run(() -> row(item, rows));
        }
        if (file.items("rows").isEmpty()) {
            problems.add(file.place("rows").problem("The rows of " + owner + " must hold at least one."));
        }
        return new DrugMarkers(drug, file.text("drug"), file.text("brand"), rows);
    }

    private void row(Authored item, SortedMap<String, List<Dated<EligibilityRow>>> rows) {
        Fields unnamed = Fields.of(item, "a row of " + owner, ROW);
        String name = unnamed.text("name");
        Fields row = unnamed.named("row " + name + " of " + owner);
        EligibilityRow read = new EligibilityRow(
                name,
                kinds(row, "tumours"),
                kinds(row, "except_tumours"),
                new MarkerRuleReader(row.owner(), markers).rule(row.value("markers")),
                TherapyReader.read(row),
                specimens(row),
                row.scalars("unchecked").stream().map(Authored.Scalar::value).toList(),
                LabelChecks.read(row));
        new DatedList<>(row.owner(), rows.computeIfAbsent(name, any -> new ArrayList<>()))
                .add(row, new Dated<>(Sourced.period(row), Sourced.citation(row, source), read));
    }

    private List<String> kinds(Fields row, String name) {
        SortedMap<String, String> known = new TreeMap<>();
        tumours.names().forEach(kind -> known.put(kind, kind));
        SortedSet<String> kinds = new TreeSet<>();
        for (Authored.Scalar written : row.scalars(name)) {
            kinds.add(row.choice(written, "tumour", known));
        }
        if (name.equals("tumours") && kinds.isEmpty()) {
            throw row.place(name).fault("The tumours of " + row.owner() + " must hold at least one.");
        }
        return List.copyOf(kinds);
    }

    private static SpecimenRule specimens(Fields row) {
        if (!row.has("specimen_within_days")) {
            return SpecimenRule.ANY;
        }
        int days = row.positiveCount("specimen_within_days", "age of the specimen in days");
        if (days > OLDEST_DAYS) {
            throw row.flaw("specimen_within_days", row.text("specimen_within_days"), "must be at most 36500 days.");
        }
        return new SpecimenRule(days);
    }
}
