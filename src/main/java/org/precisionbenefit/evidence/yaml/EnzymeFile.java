package org.precisionbenefit.evidence.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.Dated;
import org.precisionbenefit.evidence.EnzymeEffect;
import org.precisionbenefit.evidence.EnzymeModifier;
import org.precisionbenefit.evidence.EnzymeTable;
import org.precisionbenefit.evidence.GeneTable;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.RxCui;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Choices;
import org.precisionbenefit.terminology.authored.Fields;
import org.precisionbenefit.terminology.authored.Problems;
import org.precisionbenefit.terminology.authored.Sourced;

/** Reads one file of the folder {@code enzymes}: which drugs change the activity of one gene's enzyme. */
final class EnzymeFile {
    private static final List<String> NAMES =
            Sourced.names("gene", "description", "names", "forgotten_after", "drugs", "shifts");
    private static final SortedMap<String, EnzymeEffect> EFFECTS = Choices.hyphenated(EnzymeEffect.values());

    private final Problems problems;
    private final Map<String, GeneTable> tables;
    private final Fields file;
    private final String owner;
    private final GeneSymbol gene;
    private final Citation source;

    private EnzymeFile(Authored authored, Map<String, GeneTable> tables, Problems problems) {
        this.problems = problems;
        this.tables = tables;
        Fields unnamed = Fields.of(authored, "enzyme file", NAMES);
        this.gene = unnamed.checked(
                "gene", GeneSymbol::new, "must be an HGNC symbol: two to twenty capitals, digits or hyphens.");
        this.owner = "enzyme " + gene;
        this.file = unnamed.named(owner);
        this.source = Sourced.citation(file);
    }

    static EnzymeTable read(Authored authored, Map<String, GeneTable> tables, Problems problems) {
        return new EnzymeFile(authored, tables, problems).table();
    }

    private EnzymeTable table() {
        SortedMap<RxCui, List<Dated<EnzymeModifier>>> modifiers = new TreeMap<>();
        for (Authored item : file.items("drugs")) {
            problems.run(() -> drug(item, modifiers));
        }
        SortedMap<EnzymeTable.Shift, List<Dated<List<String>>>> shifts = new TreeMap<>();
        for (Authored item : file.items("shifts")) {
            problems.run(() -> shift(item, shifts));
        }
        if (modifiers.isEmpty()) {
            problems.add(file.place("drugs").problem("The drugs of " + owner + " must hold at least one row."));
        }
        return new EnzymeTable(gene, modifiers, shifts, new EnzymeWords(file, gene, source).read(problems));
    }

    private void drug(Authored item, SortedMap<RxCui, List<Dated<EnzymeModifier>>> modifiers) {
        Fields unnamed = Fields.of(
                item,
                "a drug of " + owner,
                Sourced.datedNames("drug", "rxcui", "effect", "from_daily_mg", "lasts_days", "verified"));
        String name = unnamed.text("drug");
        Fields row = unnamed.named("drug " + name + " of " + owner);
        @Nullable
        Integer lasts = row.has("lasts_days") ? row.positiveCount("lasts_days", "days that the effect lasts") : null;
        EnzymeModifier modifier = new EnzymeModifier(
                row.rxcui("rxcui"),
                name,
                row.choice("effect", EFFECTS),
                row.has("from_daily_mg") ? row.positive("from_daily_mg", "dose from which it acts") : null,
                lasts,
                row.flag("verified"));
        List<Dated<EnzymeModifier>> rows = modifiers.computeIfAbsent(modifier.drug(), any -> new ArrayList<>());
        for (Dated<EnzymeModifier> other : rows) {
            if (!other.value().name().equals(name)) {
                throw row.flaw(
                        "rxcui",
                        row.text("rxcui"),
                        "must not also belong to drug " + other.value().name() + ".");
            }
            if (other.value().effect() == modifier.effect()
                    && other.holds().start().equals(row.date("since"))) {
                throw row.place()
                        .fault("The effect (" + row.text("effect") + ") of " + row.owner()
                                + " must not stand twice. Remove one, or give it another since.");
            }
        }
        rows.add(dated(row, modifier));
    }

    private void shift(Authored item, SortedMap<EnzymeTable.Shift, List<Dated<List<String>>>> shifts) {
        Fields row = Fields.of(item, "a shift of " + owner, Sourced.datedNames("effect", "from", "to"));
        EnzymeEffect effect = row.choice("effect", EFFECTS);
        List<String> to = row.scalars("to").stream().map(Authored.Scalar::value).toList();
        if (to.isEmpty()) {
            throw row.place("to")
                    .fault("The to of a shift of " + owner + " must name at least one phenotype or score.");
        }
        List<Authored.Scalar> from = row.scalars("from");
        if (from.isEmpty()) {
            throw row.place("from")
                    .fault("The from of a shift of " + owner + " must name at least one phenotype or score.");
        }
        possible(row.scalars("to"));
        possible(from.stream()
                .filter(one -> !one.value().equals(EnzymeTable.ANY))
                .toList());
        for (Authored.Scalar one : from) {
            EnzymeTable.Shift shift = new EnzymeTable.Shift(effect, one.value());
            String what = row.text("effect") + " and " + one.value() + " of " + owner;
            new DatedList<>(what, shifts.computeIfAbsent(shift, any -> new ArrayList<>())).add(row, dated(row, to));
        }
    }

    private void possible(List<Authored.Scalar> values) {
        GeneTable table = tables.get(gene.value());
        if (table != null) {
            LookupCheck.check(values, table, owner);
        }
    }

    private <T> Dated<T> dated(Fields row, T value) {
        return new Dated<>(Sourced.period(row), Sourced.citation(row, source), value);
    }
}
