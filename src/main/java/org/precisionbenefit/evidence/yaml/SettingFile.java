package org.precisionbenefit.evidence.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.precisionbenefit.evidence.Dated;
import org.precisionbenefit.evidence.tumour.Setting;
import org.precisionbenefit.evidence.tumour.SettingCodes;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Choices;
import org.precisionbenefit.terminology.authored.Fields;
import org.precisionbenefit.terminology.authored.Problems;
import org.precisionbenefit.terminology.authored.Sourced;

/** Reads which diagnoses tell the situation of a disease. */
final class SettingFile {
    private static final SortedMap<String, Setting> SETTINGS = Choices.hyphenated(Setting.values());

    private final Citation source;
    private final SortedMap<Setting, List<Dated<List<String>>>> rows = new TreeMap<>();

    private SettingFile(Fields file) {
        this.source = Sourced.citation(file);
    }

    static SettingCodes read(Authored authored, Problems problems) {
        Fields file = Fields.of(authored, "file of settings", Sourced.names("description", "settings"));
        SettingFile reader = new SettingFile(file);
        for (Authored item : file.items("settings")) {
            problems.run(() -> reader.row(item));
        }
        return new SettingCodes(reader.rows);
    }

    private void row(Authored item) {
        Fields unnamed = Fields.of(item, "a setting", Sourced.datedNames("setting", "icd10cm"));
        Setting setting = unnamed.choice("setting", SETTINGS);
        Fields row = unnamed.named("setting " + unnamed.text("setting"));
        List<String> codes = new ArrayList<>();
        for (Authored.Scalar code : row.scalars("icd10cm")) {
            if (!code.value().matches("[A-Z][0-9][0-9A-Z.]{0,6}\\*?")) {
                throw code.place()
                        .fault("The code (" + code.value() + ") of " + row.owner()
                                + " must be capitals, digits and dots, with * at its end for all codes below it.");
            }
            codes.add(code.value());
        }
        if (codes.isEmpty()) {
            throw row.place("icd10cm").fault("The icd10cm of " + row.owner() + " must hold at least one code.");
        }
        new DatedList<>(row.owner(), rows.computeIfAbsent(setting, any -> new ArrayList<>()))
                .add(row, new Dated<>(Sourced.period(row), Sourced.citation(row, source), List.copyOf(codes)));
    }
}
