package org.precisionbenefit.api.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.Allele;
import org.precisionbenefit.evidence.Dated;
import org.precisionbenefit.evidence.EnzymeModifier;
import org.precisionbenefit.evidence.EnzymeTable;
import org.precisionbenefit.evidence.GeneModel;
import org.precisionbenefit.evidence.GeneRule;
import org.precisionbenefit.evidence.GeneScores;
import org.precisionbenefit.evidence.GeneTable;
import org.precisionbenefit.evidence.KnowledgeRelease;
import org.precisionbenefit.evidence.PhenotypeWord;
import org.precisionbenefit.evidence.ScoreRange;

/**
 * What is known of one gene on a day.
 *
 * @param gene its symbol
 * @param day the day
 * @param source where its table comes from
 * @param how how a result becomes a phenotype, in a sentence
 * @param table its phenotypes and alleles
 * @param drugs what guidelines and labels say about drugs by this gene
 * @param enzyme the drugs that change what the gene's enzyme does
 */
public record GeneView(
        String gene,
        String day,
        CitationView source,
        String how,
        Table table,
        List<DrugSourcesView> drugs,
        List<ModifierLine> enzyme) {
    public GeneView {
        drugs = List.copyOf(drugs);
        enzyme = List.copyOf(enzyme);
    }

    static GeneView of(GeneTable table, KnowledgeRelease knowledge, LocalDate day) {
        return new GeneView(
                table.gene().value(),
                day.toString(),
                CitationView.of(table.source()),
                how(table.model()),
                new Table(
                        table.phenotypes().stream().map(PhenotypeLine::of).toList(),
                        makes(table, day),
                        alleles(table, day)),
                DrugSourcesView.of(table.gene(), knowledge, day),
                knowledge
                        .enzyme(table.gene())
                        .map(enzyme -> enzyme(enzyme, day))
                        .orElse(List.of()));
    }

    private static String how(@Nullable GeneModel model) {
        if (model == null) {
            return "The functions of both alleles make the phenotype.";
        }
        return switch (model.method()) {
            case FUNCTIONS -> "The functions of the alleles make the phenotype.";
            case ACTIVITY_SCORE -> "The activity values of the alleles are added, and the sum makes the phenotype.";
            case PRESENCE -> "Whether an allele was found counts, for each allele by itself.";
            case NONE -> "No phenotype is read from this gene: " + model.none();
        };
    }

    private static List<MakesLine> makes(GeneTable table, LocalDate day) {
        List<MakesLine> lines = new ArrayList<>();
        table.rules().keySet().forEach(pair -> table.rule(pair, day)
                .ifPresent(rule -> lines.add(new MakesLine(
                        pair.toString(),
                        made(rule.value()),
                        rule.holds().start().toString()))));
        GeneScores scores = table.model() == null ? null : table.model().scores();
        if (scores != null) {
            scores.ranges().stream()
                    .filter(row -> row.holds().contains(day))
                    .forEach(row -> lines.add(new MakesLine(
                            range(row.value()),
                            row.value().phenotype().name(),
                            row.holds().start().toString())));
        }
        return lines;
    }

    private static String made(GeneRule rule) {
        return rule.phenotype() == null
                ? String.valueOf(rule.unknown())
                : rule.phenotype().name();
    }

    private static String range(ScoreRange range) {
        String from = "score " + range.from();
        return range.to() == null
                ? from + " and above"
                : from.equals("score " + range.to()) ? from : from + " to " + range.to();
    }

    private static List<AlleleLine> alleles(GeneTable table, LocalDate day) {
        List<AlleleLine> lines = new ArrayList<>();
        table.alleles().keySet().forEach(name -> table.allele(name, day)
                .ifPresent(row -> lines.add(AlleleLine.of(name, row))));
        return lines;
    }

    private static List<ModifierLine> enzyme(EnzymeTable enzyme, LocalDate day) {
        List<ModifierLine> lines = new ArrayList<>();
        enzyme.modifiers().values().forEach(rows -> rows.stream()
                .filter(row -> row.holds().contains(day))
                .forEach(row -> lines.add(ModifierLine.of(row))));
        lines.sort(null);
        return lines;
    }

    /**
     * What the gene's file holds on the day.
     *
     * @param phenotypes the phenotypes with the words that name them
     * @param makes what makes each phenotype
     * @param alleles the alleles that hold a row
     */
    public record Table(List<PhenotypeLine> phenotypes, List<MakesLine> makes, List<AlleleLine> alleles) {
        public Table {
            phenotypes = List.copyOf(phenotypes);
            makes = List.copyOf(makes);
            alleles = List.copyOf(alleles);
        }
    }

    /**
     * A phenotype.
     *
     * @param name its name
     * @param words other words and codes for it
     */
    public record PhenotypeLine(String name, String words) {
        static PhenotypeLine of(PhenotypeWord word) {
            return new PhenotypeLine(word.phenotype().name(), String.join(", ", word.words()));
        }
    }

    /**
     * What makes a phenotype.
     *
     * @param from two functions, one alone, or scores
     * @param phenotype what they make, or why that is not known
     * @param since since when
     */
    public record MakesLine(String from, String phenotype, String since) {}

    /**
     * An allele.
     *
     * @param name its name
     * @param function its function, or why it is not known
     * @param activity its activity value, or empty
     * @param since since when
     * @param source the row's source
     */
    public record AlleleLine(String name, String function, String activity, String since, CitationView source) {
        static AlleleLine of(String name, Dated<Allele> row) {
            Allele allele = row.value();
            return new AlleleLine(
                    name,
                    allele.function() == null ? String.valueOf(allele.unknown()) : allele.function(),
                    allele.activity() == null ? "" : allele.activity().text(),
                    row.holds().start().toString(),
                    CitationView.of(row.source()));
        }
    }

    /**
     * A drug that changes what the enzyme does.
     *
     * @param name its name
     * @param effect what it does
     * @param checked whether the row was compared with its source itself
     * @param source the row's source
     */
    public record ModifierLine(String name, String effect, String checked, CitationView source)
            implements Comparable<ModifierLine> {
        static ModifierLine of(Dated<EnzymeModifier> row) {
            EnzymeModifier modifier = row.value();
            return new ModifierLine(
                    modifier.name(),
                    Words.plain(modifier.effect()),
                    modifier.verified() ? "compared with its source" : "taken from a text that reports the source",
                    CitationView.of(row.source()));
        }

        @Override
        public int compareTo(ModifierLine other) {
            int byName = name.compareTo(other.name);
            return byName != 0 ? byName : effect.compareTo(other.effect);
        }
    }
}
