package org.precisionbenefit.formulary.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.precisionbenefit.formulary.names.DoseForm;
import org.precisionbenefit.formulary.names.NameTerms;
import org.precisionbenefit.formulary.names.Words;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Fields;
import org.precisionbenefit.terminology.authored.Sourced;
import org.precisionbenefit.terminology.yaml.YamlText;

/** Reads the file of the words by which names of drugs tell form, route and unit. */
public final class NameTermsFile {
    /** Where it lies in a release. */
    public static final String PATH = "drugs/terms/names.yaml";

    private static final List<String> NAMES = Sourced.names("description", "since", "forms", "trailing", "leading");
    private static final List<String> ROW = Sourced.names("form", "route", "unit", "written", "since");

    private NameTermsFile() {}

    /**
     * Reads the words.
     *
     * @throws ConfigurationFault when a row is faulty or a way of writing stands twice
     */
    public static NameTerms read(SourceFile source) {
        Fields file = Fields.of(YamlText.read(source), "file of name terms", NAMES);
        Sourced.citation(file);
        file.date("since");
        List<DoseForm> forms = new ArrayList<>();
        SortedSet<String> taken = new TreeSet<>();
        for (Authored item : file.items("forms")) {
            Fields row = Fields.of(item, "a form", ROW);
            List<String> written = new ArrayList<>();
            take(row.scalar("form"), taken, written);
            for (Authored.Scalar other : row.scalars("written")) {
                take(other, taken, written);
            }
            forms.add(new DoseForm(row.text("form"), row.text("route"), row.text("unit"), written));
        }
        return new NameTerms(forms, words(file, "trailing"), words(file, "leading"));
    }

    private static void take(Authored.Scalar words, SortedSet<String> taken, List<String> written) {
        String plain = Words.plain(words.value());
        if (plain.isEmpty()) {
            throw words.place().fault("The way of writing a form (" + words.value() + ") must hold letters.");
        }
        if (!taken.add(plain)) {
            throw words.place()
                    .fault("The way of writing a form (" + words.value() + ") must not stand twice. Remove one.");
        }
        written.add(plain);
    }

    private static List<String> words(Fields file, String name) {
        return file.scalars(name).stream().map(Authored.Scalar::value).toList();
    }
}
