package org.precisionbenefit.evidence.cpic;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.ActivityScore;
import org.precisionbenefit.evidence.Allele;
import org.precisionbenefit.evidence.Dated;
import org.precisionbenefit.evidence.FunctionPair;
import org.precisionbenefit.evidence.GeneModel;
import org.precisionbenefit.evidence.GeneRule;
import org.precisionbenefit.evidence.GeneScores;
import org.precisionbenefit.evidence.GeneTable;
import org.precisionbenefit.terminology.GeneSymbol;

/**
 * Compares an export with the gene files, row by row, as of the day from which the export is to hold. It changes nothing:
 * a person reads each row and pastes what is accepted.
 */
public final class Comparison {
    private static final Pattern COPIES = Pattern.compile("(?<allele>\\*[0-9A-Z]+)x(?<more>≥?)(?<number>[0-9]{1,2})");

    private final SortedMap<GeneSymbol, GeneTable> genes = new TreeMap<>();
    private final LocalDate since;
    private final String source;
    private final List<Difference> found = new ArrayList<>();

    private Comparison(List<GeneTable> genes, LocalDate since, String source) {
        genes.forEach(table -> this.genes.put(table.gene(), table));
        this.since = Objects.requireNonNull(since, "since is null");
        this.source = Objects.requireNonNull(source, "source is null");
    }

    /**
     * Every difference, in the order of the export; then what stands and is not in the export.
     *
     * @param genes the gene files
     * @param export the export
     * @param since the day from which the export is to hold
     * @param source how the accepted rows are to cite it, for example {@code CPIC database 1.45.0}
     * @throws IllegalArgumentException when a table lacks a column or a row is broken
     */
    public static List<Difference> of(List<GeneTable> genes, Export export, LocalDate since, String source) {
        Comparison comparison = new Comparison(genes, since, source);
        comparison.alleles(export.alleleTable());
        comparison.rules(export.ruleTable());
        return List.copyOf(comparison.found);
    }

    private void alleles(Table table) {
        Map<GeneSymbol, TreeSet<String>> named = new TreeMap<>();
        for (Map<String, String> row : table.rows()) {
            GeneSymbol gene = new GeneSymbol(cell(row, "genesymbol"));
            named.computeIfAbsent(gene, any -> new TreeSet<>()).add(cell(row, "name"));
            GeneTable standing = genes.get(gene);
            if (standing != null) {
                allele(standing, row);
            }
        }
        named.forEach((gene, names) -> {
            GeneTable standing = genes.get(gene);
            if (standing == null) {
                differ(gene, "has no file; the export holds " + names.size() + " alleles of it", null);
            } else {
                missing(standing, names);
            }
        });
    }

    private static String cell(Map<String, String> row, String name) {
        return Objects.requireNonNull(row.get(name), "a column that was checked is missing");
    }

    private void allele(GeneTable table, Map<String, String> row) {
        String name = cell(row, "name");
        String function = cell(row, "clinicalfunctionalstatus");
        GeneModel model = table.model();
        Matcher copies = COPIES.matcher(name);
        if (model != null && model.notation().copyNumbers() && copies.matches()) {
            copies(table, copies, row);
            return;
        }
        Optional<Allele> standing = table.allele(name, since).map(Dated::value);
        boolean functions = model == null
                || model.method() == GeneModel.Method.FUNCTIONS
                || model.method() == GeneModel.Method.ACTIVITY_SCORE;
        if (standing.isEmpty()) {
            differ(
                    table.gene(),
                    "allele " + name + ": the file does not hold it; the export says " + said(row),
                    row(row));
        } else if (functions && !function.isEmpty() && !same(standing.get(), row)) {
            differ(
                    table.gene(),
                    "allele " + name + ": " + said(standing.get()) + " stands; the export says " + said(row),
                    row(row));
        } else if (functions && function.isEmpty() && standing.get().function() != null && !ownWords(table)) {
            differ(
                    table.gene(),
                    "allele " + name + ": " + said(standing.get()) + " stands; the export gives no function",
                    row(row));
        }
    }

    /** Whether the file takes its functions from elsewhere, because CPIC gives none. */
    private static boolean ownWords(GeneTable table) {
        return !table.source().source().startsWith("CPIC database");
    }

    private static boolean same(Allele standing, Map<String, String> row) {
        ActivityScore activity = standing.activity();
        String value = cell(row, "activityvalue");
        Optional<ActivityScore> exported = ActivityScore.read(value);
        boolean sameActivity = activity == null
                ? exported.isEmpty()
                : exported.filter(activity::equals).isPresent();
        String function = standing.function();
        return function != null && function.equalsIgnoreCase(cell(row, "clinicalfunctionalstatus")) && sameActivity;
    }

    private static String said(Allele standing) {
        String function = standing.function();
        ActivityScore activity = standing.activity();
        return function == null ? "unknown" : function + (activity == null ? "" : ", " + activity);
    }

    private static String said(Map<String, String> row) {
        String function = cell(row, "clinicalfunctionalstatus");
        String value = cell(row, "activityvalue");
        return (function.isEmpty() ? "no function" : function) + (value.isEmpty() ? "" : ", " + value);
    }

    /** An allele of several copies has no row: its activity value is that of one copy so many times. */
    private void copies(GeneTable table, Matcher copies, Map<String, String> row) {
        ActivityScore one = table.allele(copies.group("allele"), since)
                .map(standing -> standing.value().activity())
                .orElse(null);
        Optional<ActivityScore> exported = ActivityScore.read(cell(row, "activityvalue"));
        Optional<ActivityScore> product = Optional.ofNullable(one)
                .map(value -> value.times(
                        Integer.parseInt(copies.group("number")),
                        !copies.group("more").isEmpty()));
        if (!product.equals(exported)) {
            differ(
                    table.gene(),
                    "allele " + cell(row, "name") + ": the copies make "
                            + product.map(ActivityScore::text).orElse("no value") + "; the export says " + said(row),
                    null);
        }
    }

    private void missing(GeneTable table, SortedSet<String> names) {
        for (String name : table.alleles().keySet()) {
            if (!names.contains(name) && table.allele(name, since).isPresent()) {
                differ(table.gene(), "allele " + name + ": it stands; the export does not hold it", null);
            }
        }
    }

    private String row(Map<String, String> row) {
        String function = cell(row, "clinicalfunctionalstatus");
        String value = cell(row, "activityvalue");
        return "  - {name: " + quoted(cell(row, "name"))
                + (function.isEmpty()
                        ? ", unknown: \"CPIC lists this allele without a function.\""
                        : ", function: " + function)
                + (value.isEmpty() ? "" : ", activity: " + quoted(value))
                + cited() + "}";
    }

    private String cited() {
        return ", since: " + since + ", source: " + quoted(source);
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private void rules(Table table) {
        for (Map<String, String> row : table.rows()) {
            GeneTable standing = genes.get(new GeneSymbol(cell(row, "genesymbol")));
            GeneModel model = standing == null ? null : standing.model();
            if (standing == null || cell(row, "function1").isEmpty()) {
                continue;
            }
            GeneScores scores = model == null ? null : model.scores();
            if (scores == null) {
                rule(standing, row);
            } else {
                score(standing, scores, row);
            }
        }
    }

    private void rule(GeneTable table, Map<String, String> row) {
        String first = cell(row, "function1");
        String second = cell(row, "function2");
        boolean alone = second.equals("N/A");
        FunctionPair pair = alone ? FunctionPair.alone(first) : new FunctionPair(first, second);
        String phenotype = cell(row, "phenotype");
        String standing =
                table.rule(pair, since).map(Dated::value).map(Comparison::said).orElse("no row");
        if (!standing.equals(phenotype)) {
            differ(
                    table.gene(),
                    "rule " + pair + ": " + standing + " stands; the export says " + phenotype,
                    "  - {" + (alone ? "only: " + first : "first: " + first + ", second: " + second) + ", phenotype: "
                            + phenotype + cited() + "}");
        }
    }

    private static String said(GeneRule rule) {
        return rule.phenotype() == null ? "unknown" : rule.phenotype().name();
    }

    private void score(GeneTable table, GeneScores scores, Map<String, String> row) {
        String total = cell(row, "totalactivityscore");
        String phenotype = cell(row, "phenotype");
        List<String> standing = ActivityScore.read(total)
                .map(score -> scores.phenotypes(score, since))
                .orElse(List.of(scores.unscored().name()));
        if (!standing.equals(List.of(phenotype))) {
            differ(
                    table.gene(),
                    "score " + total + ": " + String.join(" or ", standing) + " stands; the export says " + phenotype,
                    null);
        }
    }

    private void differ(GeneSymbol gene, String what, @Nullable String row) {
        found.add(new Difference(gene, "gene " + gene + ", " + what, row));
    }
}
