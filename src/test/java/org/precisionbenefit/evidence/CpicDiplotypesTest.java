package org.precisionbenefit.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionbenefit.evidence.GeneResults.diplotype;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.evidence.GeneEvidence.Known;
import org.precisionbenefit.evidence.cpic.Comparison;
import org.precisionbenefit.evidence.cpic.Export;
import org.precisionbenefit.evidence.yaml.KnowledgeLoader;
import org.precisionbenefit.formulary.yaml.AuthoredFolder;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.GeneSymbol;

/** The shipped gene files against every diplotype of CPIC's release, in both orders. */
class CpicDiplotypesTest {
    private static final AsOf RELEASE = new AsOf(LocalDate.of(2025, 3, 8));
    private static final AsOf TODAY = new AsOf(LocalDate.of(2026, 11, 28));
    /** An allele of SLCO1B1 that has no function in the release. */
    private static final String NO_FUNCTION = "*5";

    private static GeneKnowledge knowledge;

    @BeforeAll
    static void load() throws IOException {
        knowledge = new KnowledgeLoader().load(AuthoredFolder.shipped());
    }

    private record Row(String gene, String diplotype, String phenotype, String score) {
        List<String> bothOrders() {
            int between = diplotype.indexOf('/');
            return between < 0
                    ? List.of(diplotype)
                    : List.of(diplotype, diplotype.substring(between + 1) + "/" + diplotype.substring(0, between));
        }
    }

    private static List<Row> rows() throws IOException {
        return CpicReference.lines("cpic/diplotype_phenotype.csv.gz").stream()
                .skip(1)
                .map(CpicReference::cells)
                .map(cells -> new Row(cells.get(0), cells.get(1), cells.get(2), cells.get(3)))
                .toList();
    }

    private static GeneEvidence read(String gene, String text, AsOf day) {
        GeneSymbol symbol = new GeneSymbol(gene);
        return Objects.requireNonNull(knowledge
                .genes(List.of(diplotype(text).fact(symbol)), null, day)
                .get(symbol));
    }

    private static @Nullable String said(Row row, String text, AsOf day) {
        return read(row.gene(), text, day).reading() instanceof Known known
                ? known.phenotype().name() + " " + Objects.requireNonNullElse(known.activityScore(), "")
                : null;
    }

    @Test
    void every_diplotype_in_either_order_as_of_the_release() throws IOException {
        List<Row> rows = rows();
        List<String> different = new ArrayList<>();
        for (Row row : rows) {
            for (String text : row.bothOrders()) {
                String said = said(row, text, RELEASE);
                if (!(row.phenotype() + " " + row.score()).equals(said)) {
                    different.add(row.gene() + " " + text + ": " + said + " instead of " + row.phenotype() + " "
                            + row.score());
                }
            }
        }

        assertThat(rows).hasSize(101_956);
        assertThat(different).isEmpty();
    }

    @Test
    void today_only_the_named_changes_differ_and_as_they_are_named() throws IOException {
        Map<String, String> named = changes();
        Map<String, String> asOfRelease = new TreeMap<>();
        List<Row> rows = rows();
        rows.forEach(row -> row.bothOrders()
                .forEach(text -> asOfRelease.put(row.gene() + " " + text, row.phenotype() + " " + row.score())));
        TreeSet<String> seen = new TreeSet<>();
        List<String> unexplained = new ArrayList<>();
        for (Row row : rows) {
            for (String text : row.bothOrders()) {
                List<String> changed = List.of(text.split("/")).stream()
                        .map(allele -> row.gene() + " " + allele)
                        .filter(named::containsKey)
                        .toList();
                seen.addAll(changed);
                String said = String.valueOf(said(row, text, TODAY));
                if (!said.equals(expected(row.gene() + " " + text, changed, named, asOfRelease))) {
                    unexplained.add(row.gene() + " " + text + ": " + said);
                }
            }
        }

        assertThat(unexplained).isEmpty();
        assertThat(seen).as("each named change is one").isEqualTo(named.keySet());
    }

    /** Nothing where a function is not at hand; else what an allele that always had the new function makes. */
    private static String expected(
            String diplotype, List<String> changed, Map<String, String> named, Map<String, String> asOfRelease) {
        if (changed.stream().anyMatch(allele -> named.get(allele).equals("unknown"))) {
            return "null";
        }
        String meant = diplotype;
        for (String allele : changed) {
            assertThat(allele)
                    .as("the one gene of which new functions are at hand")
                    .startsWith("SLCO1B1 ");
            String name = Pattern.quote(allele.substring("SLCO1B1 ".length()));
            meant = meant.replaceAll("(?<=[ /])" + name + "(?=/|$)", NO_FUNCTION);
        }
        return Objects.requireNonNull(asOfRelease.get(meant));
    }

    private static Map<String, String> changes() throws IOException {
        try (InputStream file = Objects.requireNonNull(
                CpicDiplotypesTest.class.getResourceAsStream("/evidence/changed-since-1.44.0.csv"))) {
            Map<String, String> named = new TreeMap<>();
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(CpicReference::cells)
                    .forEach(cells -> named.put(cells.get(0) + " " + cells.get(1), cells.get(3)));
            return named;
        }
    }

    @Test
    void every_function_activity_value_and_rule_of_the_release() throws IOException {
        Export export = new Export(
                String.join("\n", CpicReference.lines("cpic/allele_function.csv")),
                String.join("\n", CpicReference.lines("cpic/function_to_phenotype_rules.csv")));

        assertThat(Comparison.of(knowledge.tables(), export, RELEASE.date(), "CPIC"))
                .isEmpty();
    }
}
