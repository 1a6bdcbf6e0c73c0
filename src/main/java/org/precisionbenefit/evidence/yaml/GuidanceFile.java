package org.precisionbenefit.evidence.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.precisionbenefit.evidence.Action;
import org.precisionbenefit.evidence.Dated;
import org.precisionbenefit.evidence.DrugGuidance;
import org.precisionbenefit.evidence.GeneTable;
import org.precisionbenefit.evidence.Guidance;
import org.precisionbenefit.evidence.GuidanceRow;
import org.precisionbenefit.evidence.Phenotype;
import org.precisionbenefit.evidence.PhenotypeWord;
import org.precisionbenefit.evidence.Population;
import org.precisionbenefit.evidence.Strength;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.Period;
import org.precisionbenefit.terminology.RxCui;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Choices;
import org.precisionbenefit.terminology.authored.Fields;
import org.precisionbenefit.terminology.authored.Place;
import org.precisionbenefit.terminology.authored.Problems;
import org.precisionbenefit.terminology.authored.Sourced;

/** Reads one file of the folder {@code guidance}: what guidelines say about one drug by one gene. */
final class GuidanceFile {
    private static final List<String> NAMES =
            Sourced.names("drug", "rxcui", "description", "gene", "populations", "guidance");
    private static final SortedMap<String, Action> ACTIONS = Choices.hyphenated(
            new Action[] {Action.STANDARD, Action.AVOID, Action.ALTERNATIVE, Action.NO_RECOMMENDATION});
    private static final SortedMap<String, Strength> STRENGTHS = Choices.hyphenated(Strength.values());

    private final Problems problems;
    private final Fields file;
    private final String owner;
    private final RxCui drug;
    private final Citation source;
    private final GeneTable gene;
    private final SortedMap<String, Phenotype> phenotypes = new TreeMap<>();
    private final Map<String, Population> populations = new LinkedHashMap<>();

    private GuidanceFile(Authored authored, Map<String, GeneTable> genes, Problems problems) {
        this.problems = problems;
        Fields unnamed = Fields.of(authored, "guidance file", NAMES);
        this.owner = "guidance on drug " + unnamed.text("drug");
        this.file = unnamed.named(owner);
        this.drug = file.rxcui("rxcui");
        this.source = Sourced.citation(file);
        this.gene = file.choice("gene", new TreeMap<>(genes));
        for (PhenotypeWord word : gene.phenotypes()) {
            phenotypes.put(word.phenotype().name(), word.phenotype());
        }
    }

    /** What the file says of each of its drugs; the form with {@code drugs} holds several drugs and genes. */
    static List<DrugGuidance> read(Authored authored, Map<String, GeneTable> genes, Problems problems) {
        boolean grid = authored instanceof Authored.Entries entries
                && entries.entries().stream()
                        .anyMatch(entry -> entry.name().value().equals("drugs"));
        return grid
                ? GuidanceGrid.read(authored, genes, problems)
                : List.of(new GuidanceFile(authored, genes, problems).guidance());
    }

    private DrugGuidance guidance() {
        populations.putAll(PopulationFile.read(file, problems));
        SortedMap<DrugGuidance.Key, List<Dated<GuidanceRow>>> rows = new TreeMap<>();
        for (Authored item : file.items("guidance")) {
            problems.run(() -> row(item, rows));
        }
        everyPhenotypeHasARow(rows);
        SortedMap<GeneSymbol, SortedSet<String>> values =
                new TreeMap<>(Map.of(gene.gene(), new TreeSet<>(phenotypes.keySet())));
        DrugGuidance.Scope scope = new DrugGuidance.Scope(List.copyOf(populations.values()), false, true, values);
        return new DrugGuidance(drug, file.text("drug"), List.of(gene.gene()), scope, rows, List.of());
    }

    private void row(Authored item, SortedMap<DrugGuidance.Key, List<Dated<GuidanceRow>>> rows) {
        Fields row = Fields.of(
                item,
                "a row of " + owner,
                Sourced.datedNames("population", "phenotype", "action", "strength", "alternatives"));
        Population population = row.choice("population", new TreeMap<>(populations));
        Phenotype phenotype = row.choice("phenotype", phenotypes);
        Period holds = Sourced.period(row);
        Citation cited = Sourced.citation(row, source);
        Guidance guidance = new Guidance(
                drug,
                gene.gene(),
                phenotype,
                population.name(),
                row.choice("action", ACTIONS),
                row.choice("strength", STRENGTHS),
                alternatives(row),
                cited);
        consistent(row, guidance);
        DrugGuidance.Key key = new DrugGuidance.Key(population.name(), List.of(phenotype.name()));
        String what = phenotype.name() + " and " + population.name() + " of " + owner;
        new DatedList<>(what, rows.computeIfAbsent(key, any -> new ArrayList<>()))
                .add(row, new Dated<>(holds, cited, new GuidanceRow(guidance, null)));
    }

    private List<RxCui> alternatives(Fields row) {
        List<RxCui> all = new ArrayList<>();
        for (Authored.Entry entry : row.entries("alternatives")) {
            Authored one = new Authored.Entries(entry.value().place(), List.of(entry));
            String name = entry.name().value();
            all.add(Fields.of(one, "an alternative in " + owner, List.of(name)).rxcui(name));
        }
        return all;
    }

    private static void consistent(Fields row, Guidance guidance) {
        boolean none = guidance.action() == Action.NO_RECOMMENDATION;
        if (none != (guidance.strength() == Strength.NO_RECOMMENDATION)) {
            throw row.flaw(
                    "strength",
                    row.text("strength"),
                    "must be no-recommendation exactly when the action (" + row.text("action") + ") is.");
        }
        boolean elsewhere = guidance.action() == Action.AVOID || guidance.action() == Action.ALTERNATIVE;
        if (elsewhere == guidance.alternatives().isEmpty()) {
            throw row.flaw(
                    "action",
                    row.text("action"),
                    elsewhere ? "must come with alternatives." : "must not come with alternatives.");
        }
    }

    private void everyPhenotypeHasARow(SortedMap<DrugGuidance.Key, List<Dated<GuidanceRow>>> rows) {
        Place place = file.place("guidance");
        for (String population : populations.keySet()) {
            for (Phenotype phenotype : phenotypes.values()) {
                if (!rows.containsKey(new DrugGuidance.Key(population, List.of(phenotype.name())))) {
                    problems.add(place.problem("The rows of " + owner + " must hold " + phenotype.name()
                            + " in population " + population + ". Add a row for it."));
                }
            }
        }
    }
}
