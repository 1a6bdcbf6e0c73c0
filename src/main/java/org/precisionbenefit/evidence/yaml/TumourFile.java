package org.precisionbenefit.evidence.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.Dated;
import org.precisionbenefit.evidence.tumour.Tumour;
import org.precisionbenefit.evidence.tumour.TumourTree;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Fields;
import org.precisionbenefit.terminology.authored.Problems;
import org.precisionbenefit.terminology.authored.Sourced;

/** Reads the file of the kinds of tumours. A kind stands below the kind that it belongs to. */
final class TumourFile {
    private static final SortedMap<String, CodeSystem> SYSTEMS = Collections.unmodifiableSortedMap(
            new TreeMap<>(Map.of("icd10cm", CodeSystem.ICD10CM, "snomed", CodeSystem.SNOMED)));

    private final Problems problems;
    private final Fields file;
    private final Citation source;
    private final SortedMap<String, List<Dated<Tumour>>> rows = new TreeMap<>();

    private TumourFile(Authored authored, Problems problems) {
        this.problems = problems;
        this.file = Fields.of(authored, "file of tumours", Sourced.names("description", "tumours"));
        this.source = Sourced.citation(file);
    }

    static TumourTree read(Authored authored, Problems problems) {
        return new TumourFile(authored, problems).tree();
    }

    private TumourTree tree() {
        for (Authored item : file.items("tumours")) {
            problems.run(() -> row(item));
        }
        return new TumourTree(rows);
    }

    private void row(Authored item) {
        List<String> names = Sourced.datedNames(
                "name", "title", "under", "kinds_overlap", "icd10cm", "snomed", "words", "words_within");
        Fields unnamed = Fields.of(item, "a tumour", names);
        String name = unnamed.text("name");
        Fields row = unnamed.named("tumour " + name);
        if (!name.matches("[a-z][a-z0-9-]*")) {
            throw row.flaw("name", name, "must be small letters, digits and hyphens.");
        }
        @Nullable String under = row.has("under") ? row.text("under") : null;
        if (under != null && (under.equals(name) || !rows.containsKey(under))) {
            throw row.flaw("under", under, "must be a tumour that stands above it in the file.");
        }
        Tumour tumour = new Tumour(
                name,
                row.text("title"),
                under,
                row.has("kinds_overlap") && row.flag("kinds_overlap"),
                codes(row),
                words(row, "words"),
                words(row, "words_within"));
        new DatedList<>("tumour " + name, rows.computeIfAbsent(name, any -> new ArrayList<>()))
                .add(row, new Dated<>(Sourced.period(row), Sourced.citation(row, source), tumour));
    }

    private static List<Code> codes(Fields row) {
        List<Code> codes = new ArrayList<>();
        for (Map.Entry<String, CodeSystem> system : SYSTEMS.entrySet()) {
            for (Authored.Scalar code : row.scalars(system.getKey())) {
                if (!code.value().matches("[A-Z0-9][A-Z0-9.]*\\*?")) {
                    throw code.place()
                            .fault("The code (" + code.value() + ") of " + row.owner()
                                    + " must be capitals, digits and dots, with * at its end for all codes below it.");
                }
                codes.add(Code.of(system.getValue(), code.value()));
            }
        }
        return codes;
    }

    private static List<String> words(Fields row, String name) {
        return row.scalars(name).stream().map(Authored.Scalar::value).toList();
    }
}
