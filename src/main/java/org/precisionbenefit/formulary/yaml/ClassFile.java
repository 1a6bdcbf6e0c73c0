package org.precisionbenefit.formulary.yaml;

import java.util.List;
import java.util.TreeSet;
import org.precisionbenefit.formulary.benefit.TherapeuticClass;
import org.precisionbenefit.terminology.RxCui;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Fields;
import org.precisionbenefit.terminology.authored.Sourced;

/** Reads one file of the folder {@code classes}. */
final class ClassFile {
    private static final List<String> NAMES = Sourced.datedNames("class", "name", "description", "insulin", "drugs");

    private ClassFile() {}

    static TherapeuticClass read(Authored authored, RowDrugs drugs) {
        Fields unnamed = Fields.of(authored, "class file", NAMES);
        Fields file = unnamed.named("class " + unnamed.text("class"));
        String id =
                file.checked("class", ClassFile::hyphenated, "must be lower-case words and figures joined by hyphens.");
        List<RxCui> members = drugs.named(file, "drugs", "drug");
        if (members.isEmpty()) {
            throw file.place("drugs").fault("The drugs of " + file.owner() + " must hold at least one drug.");
        }
        if (new TreeSet<>(members).size() < members.size()) {
            throw file.place("drugs").fault("The drugs of " + file.owner() + " must each stand once. Remove one.");
        }
        return new TherapeuticClass(
                id,
                file.text("name"),
                members,
                file.has("insulin") && file.flag("insulin"),
                Sourced.period(file),
                Sourced.citation(file));
    }

    private static String hyphenated(String text) {
        if (!text.matches("[a-z0-9]+(-[a-z0-9]+)*+")) {
            throw new IllegalArgumentException("not hyphenated");
        }
        return text;
    }
}
