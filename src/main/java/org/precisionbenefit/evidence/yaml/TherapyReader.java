package org.precisionbenefit.evidence.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.tumour.DrugGroup;
import org.precisionbenefit.evidence.tumour.Setting;
import org.precisionbenefit.evidence.tumour.Therapy;
import org.precisionbenefit.terminology.RxCui;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Choices;
import org.precisionbenefit.terminology.authored.Fields;

/** Reads when and with what a label gives a drug. */
final class TherapyReader {
    private static final List<String> NAMES =
            List.of("settings", "from_line", "to_line", "after", "with", "alone", "from_age");
    private static final SortedMap<String, Setting> SETTINGS = Choices.hyphenated(Setting.values());
    private static final int MOST_YEARS = 120;
    private static final int MONTHS = 12;

    private TherapyReader() {}

    static Therapy read(Fields row) {
        if (!row.has("therapy")) {
            return Therapy.ANY;
        }
        Fields fields = Fields.of(row.value("therapy"), "the therapy of " + row.owner(), NAMES);
        SortedSet<Setting> settings = new TreeSet<>();
        for (Authored.Scalar written : fields.scalars("settings")) {
            settings.add(fields.choice(written, "setting", SETTINGS));
        }
        @Nullable Integer from = fields.has("from_line") ? fields.positiveCount("from_line", "first line") : null;
        @Nullable Integer to = fields.has("to_line") ? fields.positiveCount("to_line", "last line") : null;
        if (from != null && to != null && to < from) {
            throw fields.flaw("to_line", fields.text("to_line"), "must not lie before the first line (" + from + ").");
        }
        return new Therapy(settings, from, to, after(fields), regimens(fields), age(fields));
    }

    private static List<DrugGroup> after(Fields fields) {
        return fields.items("after").stream()
                .map(item -> group(item, fields.owner()))
                .toList();
    }

    /** Each item is one regimen: a list of groups, or a single group. */
    private static List<List<DrugGroup>> regimens(Fields fields) {
        List<List<DrugGroup>> regimens = new ArrayList<>();
        for (Authored item : fields.items("with")) {
            List<Authored> groups = item instanceof Authored.Items several ? several.items() : List.of(item);
            regimens.add(groups.stream().map(one -> group(one, fields.owner())).toList());
        }
        if (fields.has("alone") && fields.flag("alone")) {
            regimens.add(List.of());
        }
        return regimens;
    }

    /** A drug with its identifier, or a class with the identifiers of its drugs. */
    private static DrugGroup group(Authored item, String owner) {
        if (!(item instanceof Authored.Entries entries) || entries.entries().size() != 1) {
            throw item.place()
                    .fault("A drug in " + owner + " must be written as one name with its RxNorm identifier or a list"
                            + " of them.");
        }
        Authored.Entry entry = entries.entries().get(0);
        String name = entry.name().value();
        Fields one = Fields.of(item, "drug " + name + " in " + owner, List.of(name));
        if (!(entry.value() instanceof Authored.Items)) {
            return new DrugGroup(name, List.of(one.rxcui(name)));
        }
        List<RxCui> drugs = new ArrayList<>();
        for (Authored.Scalar written : one.scalars(name)) {
            if (!written.value().matches("[1-9][0-9]{0,7}")) {
                throw written.place()
                        .fault("The drug (" + written.value() + ") of " + name + " in " + owner
                                + " must be an RxNorm identifier: one to eight digits.");
            }
            drugs.add(new RxCui(written.value()));
        }
        if (drugs.isEmpty()) {
            throw entry.value().place().fault("The class " + name + " in " + owner + " must hold at least one drug.");
        }
        return new DrugGroup(name, drugs);
    }

    private static @Nullable Integer age(Fields fields) {
        if (!fields.has("from_age")) {
            return null;
        }
        return fields.text("from_age").endsWith("months")
                ? Integer.valueOf(fields.count("from_age", "months", MOST_YEARS * MONTHS))
                : Integer.valueOf(fields.count("from_age", "years", MOST_YEARS) * MONTHS);
    }
}
