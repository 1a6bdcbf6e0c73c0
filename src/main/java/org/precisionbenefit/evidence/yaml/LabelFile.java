package org.precisionbenefit.evidence.yaml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.Dated;
import org.precisionbenefit.evidence.label.DrugLabel;
import org.precisionbenefit.evidence.label.GeneCondition;
import org.precisionbenefit.evidence.label.Jurisdiction;
import org.precisionbenefit.evidence.label.LabelAction;
import org.precisionbenefit.evidence.label.LabelRow;
import org.precisionbenefit.evidence.label.TestNeed;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Choices;
import org.precisionbenefit.terminology.authored.Fields;
import org.precisionbenefit.terminology.authored.Problems;
import org.precisionbenefit.terminology.authored.Sourced;

/** Reads one file of the folder {@code labels}: what the label of one drug says of genes. */
final class LabelFile {
    private static final List<String> NAMES =
            Sourced.names("drug", "rxcui", "keyed_by", "brand", "description", "tests", "rules");
    private static final List<String> TEST = Sourced.datedNames("gene", "need", "when", "jurisdiction", "unchecked");
    private static final List<String> RULE =
            Sourced.datedNames("name", "jurisdiction", "when", "actions", "unchecked", "verified", "label_revision");
    private static final SortedMap<String, TestNeed.Need> NEEDS = Choices.hyphenated(TestNeed.Need.values());
    private static final SortedMap<String, LabelAction.Effect> EFFECTS =
            Choices.hyphenated(LabelAction.Effect.values());
    private static final SortedMap<String, Jurisdiction> JURISDICTIONS = Choices.named(Jurisdiction.values());

    private final Problems problems;
    private final Fields file;
    private final String owner;
    private final Citation source;
    private final SortedMap<String, List<Dated<TestNeed>>> tests = new TreeMap<>();
    private final SortedMap<String, List<Dated<LabelRow>>> rules = new TreeMap<>();

    private LabelFile(Authored authored, Problems problems) {
        this.problems = problems;
        Fields unnamed = Fields.of(authored, "label file", NAMES);
        this.owner = "label of drug " + unnamed.text("drug");
        this.file = unnamed.named(owner);
        this.source = Sourced.citation(file);
    }

    static DrugLabel read(Authored authored, Problems problems) {
        return new LabelFile(authored, problems).label();
    }

    private DrugLabel label() {
        for (Authored item : file.items("tests")) {
            problems.run(() -> test(item));
        }
        for (Authored item : file.items("rules")) {
            problems.run(() -> rule(item));
        }
        if (file.items("rules").isEmpty()) {
            problems.add(file.place("rules").problem("The rules of " + owner + " must hold at least one."));
        }
        if (file.has("keyed_by")) {
            // It is for readers: the code is the one by which the catalogue knows the drug, whatever it is the code of.
            file.choice("keyed_by", Choices.by(new String[] {"ingredient", "product"}, word -> word));
            file.text("rxcui");
        }
        return new DrugLabel(
                file.text("drug"),
                file.has("rxcui") ? file.rxcui("rxcui") : null,
                file.text("brand", ""),
                tests,
                rules);
    }

    private void test(Authored item) {
        Fields unnamed = Fields.of(item, "a test of " + owner, TEST);
        String gene = GeneConditionReader.gene(unnamed, "gene");
        Fields row = unnamed.named("test of " + gene + " of " + owner);
        Jurisdiction jurisdiction = jurisdiction(row);
        GeneCondition when = row.has("when")
                ? new GeneConditionReader(row.owner()).condition(row.value("when"))
                : new GeneCondition.All(List.of());
        TestNeed need = new TestNeed(gene, jurisdiction, row.choice("need", NEEDS), when, row.text("unchecked", ""));
        new DatedList<>(row.owner(), tests.computeIfAbsent(gene + " " + jurisdiction, any -> new ArrayList<>()))
                .add(row, new Dated<>(Sourced.period(row), Sourced.citation(row, source), need));
    }

    private void rule(Authored item) {
        Fields unnamed = Fields.of(item, "a rule of " + owner, RULE);
        String name = unnamed.text("name");
        Fields row = unnamed.named("rule " + name + " of " + owner);
        List<LabelAction> actions = row.items("actions").stream()
                .map(action -> action(action, row.owner()))
                .toList();
        if (actions.isEmpty()) {
            throw row.place("actions").fault("The actions of " + row.owner() + " must hold at least one.");
        }
        LabelRow read = new LabelRow(
                name,
                jurisdiction(row),
                new GeneConditionReader(row.owner()).condition(row.value("when")),
                actions,
                row.scalars("unchecked").stream().map(Authored.Scalar::value).toList(),
                LabelChecks.read(row));
        new DatedList<>(row.owner(), rules.computeIfAbsent(name, any -> new ArrayList<>()))
                .add(row, new Dated<>(Sourced.period(row), Sourced.citation(row, source), read));
    }

    private static Jurisdiction jurisdiction(Fields row) {
        return row.has("jurisdiction") ? row.choice("jurisdiction", JURISDICTIONS) : Jurisdiction.US;
    }

    private static LabelAction action(Authored item, String owner) {
        Fields fields = Fields.of(item, "an action of " + owner, List.of("effect", "figure", "unit", "note"));
        LabelAction.Effect effect = fields.choice("effect", EFFECTS);
        @Nullable BigDecimal figure = fields.has("figure") ? fields.positive("figure", "figure") : null;
        if (figure == null && effect.hasFigure()) {
            throw fields.flaw("effect", fields.text("effect"), "must come with a figure and its unit.");
        }
        if ((figure == null) == fields.has("unit")) {
            throw fields.place().fault("The figure and the unit of " + fields.owner() + " must stand together.");
        }
        return new LabelAction(effect, figure, fields.text("unit", ""), fields.text("note", ""));
    }
}
