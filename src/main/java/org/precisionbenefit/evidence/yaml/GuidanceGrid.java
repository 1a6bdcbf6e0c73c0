package org.precisionbenefit.evidence.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.precisionbenefit.evidence.Advice;
import org.precisionbenefit.evidence.Dated;
import org.precisionbenefit.evidence.DrugGuidance;
import org.precisionbenefit.evidence.GeneTable;
import org.precisionbenefit.evidence.Guidance;
import org.precisionbenefit.evidence.GuidanceDetail;
import org.precisionbenefit.evidence.GuidanceRow;
import org.precisionbenefit.evidence.Lookup;
import org.precisionbenefit.evidence.Population;
import org.precisionbenefit.evidence.Strength;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.Period;
import org.precisionbenefit.terminology.RxCui;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Choices;
import org.precisionbenefit.terminology.authored.Fields;
import org.precisionbenefit.terminology.authored.Problems;
import org.precisionbenefit.terminology.authored.Sourced;

/**
 * Reads a guidance file of the form that begins with {@code drugs}: what guidelines say about one drug, or several of which
 * they say the same, by the values of one or several genes.
 */
final class GuidanceGrid {
    private static final List<String> NAMES = Sourced.names(
            "drugs",
            "not_in_rxnorm",
            "description",
            "genes",
            "everybody",
            "populations",
            "values",
            "advice",
            "guidance",
            "unsourced");
    private static final SortedMap<String, Strength> STRENGTHS = Choices.hyphenated(Strength.values());

    private final Problems problems;
    private final Map<String, GeneTable> tables;
    private final Fields file;
    private final String owner;
    private final Citation source;
    private final SortedMap<String, RxCui> drugs = new TreeMap<>();
    private final SortedMap<String, List<String>> values = new TreeMap<>();
    private final List<GeneSymbol> genes = new ArrayList<>();
    private final Map<String, Population> populations;
    private final SortedMap<String, List<Advice>> advice;
    private final List<Dated<String>> unsourced = new ArrayList<>();
    private final SortedMap<DrugGuidance.Key, List<Dated<Row>>> rows = new TreeMap<>();

    /** What a row says, for whichever of the file's drugs. */
    private record Row(DrugGuidance.Key key, List<Advice> advice, Strength strength, Citation source) {}

    private GuidanceGrid(Authored authored, Map<String, GeneTable> tables, Problems problems) {
        this.problems = problems;
        this.tables = tables;
        Fields unnamed = Fields.of(authored, "guidance file", NAMES);
        for (Authored.Entry entry : unnamed.entries("drugs")) {
            String name = entry.name().value();
            Authored one = new Authored.Entries(entry.value().place(), List.of(entry));
            drugs.put(
                    name,
                    Fields.of(one, "a drug of the guidance file", List.of(name)).rxcui(name));
        }
        if (drugs.isEmpty()) {
            throw unnamed.place("drugs")
                    .fault("The guidance file must name at least one drug with its RxNorm identifier.");
        }
        this.owner = "guidance on " + (drugs.size() == 1 ? "drug " : "drugs ") + String.join(", ", drugs.keySet());
        this.file = unnamed.named(owner);
        this.source = Sourced.citation(file);
        file.scalars("genes").forEach(this::gene);
        this.populations = PopulationFile.read(file, problems);
        this.advice = AdviceFile.read(file);
    }

    static List<DrugGuidance> read(Authored authored, Map<String, GeneTable> tables, Problems problems) {
        return new GuidanceGrid(authored, tables, problems).guidance();
    }

    private void gene(Authored.Scalar written) {
        try {
            GeneSymbol gene = new GeneSymbol(written.value());
            genes.add(gene);
            LookupCheck.file(written, tables, owner).ifPresent(problems::add);
        } catch (IllegalArgumentException e) {
            throw written.place()
                    .fault("The gene (" + written.value() + ") of " + owner
                            + " must be two to twenty capitals, digits or hyphens.");
        }
    }

    private List<DrugGuidance> guidance() {
        if (genes.isEmpty()) {
            throw file.place("genes").fault("The genes of " + owner + " must be named.");
        }
        if (populations.isEmpty()) {
            Population everybody = Population.general();
            populations.put(everybody.name(), everybody);
        }
        for (Authored item : file.items("unsourced")) {
            problems.run(() -> unsourced(item));
        }
        Fields known = Fields.of(
                file.has("values") ? file.value("values") : new Authored.Entries(file.place(), List.of()),
                "values of " + owner,
                symbols());
        genes.forEach(gene -> values.put(gene.value(), values(known, gene)));
        for (Authored item : file.items("guidance")) {
            problems.run(() -> row(item));
        }
        if (rows.isEmpty() && unsourced.isEmpty()) {
            throw file.place()
                    .fault("The guidance of " + owner + " must hold rows, or say in unsourced why there are none.");
        }
        problems.run(this::everyCombinationHasARow);
        return drugs.entrySet().stream()
                .map(drug -> of(drug.getKey(), drug.getValue()))
                .toList();
    }

    private List<String> symbols() {
        return genes.stream().map(GeneSymbol::value).toList();
    }

    /** The values of a gene, each of which some result of the gene must be able to give. */
    private List<String> values(Fields known, GeneSymbol gene) {
        List<Authored.Scalar> written = known.scalars(gene.value());
        GeneTable table = tables.get(gene.value());
        if (table != null) {
            problems.run(() -> LookupCheck.check(written, table, owner));
        }
        return written.stream().map(Authored.Scalar::value).toList();
    }

    private void unsourced(Authored item) {
        Fields row = Fields.of(item, "an unsourced issue of " + owner, Sourced.datedNames("notice"));
        new DatedList<>("unsourced issue of " + owner, unsourced)
                .add(row, new Dated<>(Sourced.period(row), Sourced.citation(row), row.text("notice")));
    }

    private void row(Authored item) {
        List<String> names = new ArrayList<>(Sourced.datedNames("population", "advice", "strength"));
        names.addAll(symbols());
        Fields row = Fields.of(item, "a row of " + owner, names);
        String population = populations.size() == 1 && !row.has("population")
                ? populations.keySet().iterator().next()
                : row.choice("population", new TreeMap<>(populations)).name();
        List<Advice> says = row.choice("advice", advice);
        Strength strength = row.choice("strength", STRENGTHS);
        Period holds = Sourced.period(row);
        Citation cited = Sourced.citation(row, source);
        for (List<String> combination : combinations(row)) {
            DrugGuidance.Key key = new DrugGuidance.Key(population, combination);
            String what = String.join(", ", combination) + " and " + population + " of " + owner;
            new DatedList<>(what, rows.computeIfAbsent(key, any -> new ArrayList<>()))
                    .add(row, new Dated<>(holds, cited, new Row(key, says, strength, cited)));
        }
    }

    /** Each way to take one of the row's values of each gene. */
    private List<List<String>> combinations(Fields row) {
        List<List<String>> all = List.of(List.of());
        for (GeneSymbol gene : genes) {
            List<String> known = values.getOrDefault(gene.value(), List.of());
            List<String> chosen = new ArrayList<>();
            for (Authored.Scalar written : row.scalars(gene.value())) {
                chosen.add(row.choice(
                        written, gene.value(), new TreeMap<>(Choices.by(known.toArray(new String[0]), word -> word))));
            }
            if (chosen.isEmpty()) {
                throw row.place().fault("A row of " + owner + " must name values of gene " + gene + ".");
            }
            all = extended(all, chosen);
        }
        return all;
    }

    private static List<List<String>> extended(List<List<String>> starts, List<String> ends) {
        List<List<String>> longer = new ArrayList<>();
        for (List<String> start : starts) {
            for (String end : ends) {
                List<String> next = new ArrayList<>(start);
                next.add(end);
                longer.add(List.copyOf(next));
            }
        }
        return longer;
    }

    private void everyCombinationHasARow() {
        if (rows.isEmpty()) {
            return;
        }
        List<List<String>> all = List.of(List.of());
        for (GeneSymbol gene : genes) {
            all = extended(all, values.getOrDefault(gene.value(), List.of()));
        }
        for (String population : populations.keySet()) {
            for (List<String> combination : all) {
                boolean nothing = combination.stream().allMatch(Lookup.NO_RESULT::equals);
                if (!nothing && !rows.containsKey(new DrugGuidance.Key(population, combination))) {
                    problems.add(file.place("guidance")
                            .problem("The rows of " + owner + " must hold " + String.join(", ", combination)
                                    + " in population " + population + ". Add a row for it."));
                }
            }
        }
    }

    private DrugGuidance of(String name, RxCui drug) {
        SortedMap<DrugGuidance.Key, List<Dated<GuidanceRow>>> all = new TreeMap<>();
        rows.forEach((key, dated) -> all.put(
                key,
                dated.stream()
                        .map(row -> new Dated<>(row.holds(), row.source(), guidance(drug, row.value())))
                        .toList()));
        SortedMap<GeneSymbol, SortedSet<String>> byGene = new TreeMap<>();
        genes.forEach(gene -> byGene.put(gene, new TreeSet<>(values.getOrDefault(gene.value(), List.of()))));
        boolean everybody = file.has("everybody") && file.flag("everybody");
        return new DrugGuidance(
                drug,
                name,
                genes,
                new DrugGuidance.Scope(List.copyOf(populations.values()), everybody, false, byGene),
                all,
                unsourced);
    }

    private GuidanceRow guidance(RxCui drug, Row row) {
        List<Lookup> lookups = new ArrayList<>();
        for (int i = 0; i < genes.size(); i++) {
            lookups.add(new Lookup(genes.get(i), row.key().values().get(i)));
        }
        Guidance guidance = new Guidance(
                drug,
                null,
                null,
                row.key().population(),
                row.advice().get(0).action(),
                row.strength(),
                List.of(),
                row.source());
        return new GuidanceRow(guidance, new GuidanceDetail(lookups, row.advice()));
    }
}
