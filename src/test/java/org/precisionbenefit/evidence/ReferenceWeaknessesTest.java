package org.precisionbenefit.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.evidence.GuidanceAnswer.CannotTell;
import org.precisionbenefit.evidence.GuidanceAnswer.Given;
import org.precisionbenefit.evidence.GuidanceAnswer.NotCovered;
import org.precisionbenefit.evidence.tumour.DrugMarkers;
import org.precisionbenefit.evidence.yaml.KnowledgeLoader;
import org.precisionbenefit.formulary.yaml.AuthoredFolder;
import org.precisionbenefit.profile.GeneFact;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.RxCui;

/**
 * Each weakness that was seen in the field's references has a test here or elsewhere; the list is
 * {@code evidence/reference-weaknesses.tsv}, and it is checked that what it names exists.
 */
class ReferenceWeaknessesTest {
    private static final AsOf DAY = new AsOf(LocalDate.of(2025, 6, 1));
    private static final Path TESTS = Path.of("src/test/java");
    private static final Path LISTS = Path.of("src/test/resources/evidence");
    private static final RxCui CODEINE = new RxCui("2670");
    private static final RxCui WARFARIN = new RxCui("11289");
    private static KnowledgeRelease knowledge;

    @BeforeAll
    static void load() throws IOException {
        knowledge = new KnowledgeLoader().load(AuthoredFolder.shipped());
    }

    /**
     * A line of the list.
     *
     * @param weakness what was seen
     * @param test the class and method that show the better answer
     * @param row the row of the hard cases that shows it, or empty
     */
    record Weakness(String weakness, String test, String row) {
        @Override
        public String toString() {
            return weakness;
        }
    }

    static Stream<Weakness> weaknesses() throws IOException {
        return Files.readAllLines(LISTS.resolve("reference-weaknesses.tsv")).stream()
                .filter(line -> !line.startsWith("#"))
                .skip(1)
                .map(line -> line.split("\t", -1))
                .map(cells -> {
                    String[] test = cells[3].split(" with ", 2);
                    return new Weakness(cells[0] + ": " + cells[1], test[0], test.length == 1 ? "" : test[1]);
                });
    }

    @ParameterizedTest
    @MethodSource("weaknesses")
    void weakness_has_its_test(Weakness one) throws IOException {
        String[] named = one.test().split("#", 2);
        try (Stream<Path> files = Files.walk(TESTS)) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().equals(named[0] + ".java"))
                    .toList();
            assertThat(found).as(named[0]).hasSize(1);
            assertThat(Files.readString(found.get(0))).contains("void " + named[1] + "(");
        }
        if (!one.row().isEmpty()) {
            String[] row = one.row().split(" ", 2);
            assertThat(Files.readAllLines(LISTS.resolve("hard-cases.tsv")))
                    .as(one.row())
                    .anyMatch(line -> line.startsWith(row[0] + "\t") && line.split("\t", -1)[2].equals(row[1]));
        }
    }

    @Test
    void weaknesses_are_many() throws IOException {
        assertThat(weaknesses()).hasSizeGreaterThan(30);
    }

    private static Evidence ask(SortedSet<RxCui> drugs, GeneFact... results) {
        return knowledge.interpret(List.of(results), Circumstances.of(List.of()), drugs, DAY);
    }

    private static GuidanceAnswer about(RxCui drug, GeneFact... results) {
        return ask(new TreeSet<>(List.of(drug)), results).about(drug);
    }

    private static GeneFact genotype(String gene, String diplotype) {
        return GeneResults.diplotype(diplotype).id("Observation/" + gene).fact(new GeneSymbol(gene));
    }

    @Test
    void phenotype_alone_gives_one_answer_for_each_drug() {
        GeneFact poor = GeneResults.phenotype("Poor Metabolizer").fact(new GeneSymbol("CYP2D6"));
        SortedSet<RxCui> drugs = knowledge.drugs(new TreeSet<>(List.of(new GeneSymbol("CYP2D6"))));
        assertThat(ask(drugs, poor).guidance()).extracting(GuidanceAnswer::drug).containsExactlyElementsOf(drugs);
        assertThat(about(CODEINE, poor)).isInstanceOfSatisfying(Given.class, given -> {
            assertThat(given.guidance().action()).isEqualTo(Action.AVOID);
            assertThat(given.evidence().limitations())
                    .noneMatch(note -> note.toLowerCase(Locale.ROOT).contains("activity score gene"));
        });
    }

    private static List<GeneFact> everyGene() {
        return List.of(
                genotype("CYP2D6", "*4/*4"),
                genotype("CYP2C19", "*2/*2"),
                genotype("CYP2C9", "*3/*3"),
                genotype("CYP2B6", "*6/*6"),
                genotype("CYP3A5", "*1/*3"),
                genotype("DPYD", "c.1905+1G>A (*2A)/Reference"),
                genotype("SLCO1B1", "*5/*5"),
                genotype("TPMT", "*3A/*3A"),
                genotype("NUDT15", "*3/*3"),
                genotype("UGT1A1", "*28/*28"),
                genotype("HLA-B", "HLA-B*57:01/HLA-B*15:02"),
                genotype("HLA-A", "HLA-A*31:01/HLA-A*02:01"));
    }

    @Test
    void no_answer_holds_markup() {
        Evidence all = ask(knowledge.drugs(), everyGene().toArray(GeneFact[]::new));
        assertThat(all.guidance()).hasSizeGreaterThan(100);
        assertThat(new JsonCanonical().encode(all))
                .doesNotContain("</", "/>", "<br", "<p>", "<h4", "&lt;", "&gt;", "&amp;", "&#");
    }

    @Test
    void each_drug_gets_one_answer_whatever_is_known() {
        for (List<GeneFact> results : List.of(List.<GeneFact>of(), everyGene())) {
            assertThat(ask(knowledge.drugs(), results.toArray(GeneFact[]::new)).guidance())
                    .extracting(GuidanceAnswer::drug)
                    .containsExactlyElementsOf(knowledge.drugs());
        }
    }

    @Test
    void normal_result_says_what_it_does_not_exclude() {
        assertThat(ask(Collections.emptySortedSet(), genotype("DPYD", "Reference/Reference"))
                        .genes()
                        .get(0)
                        .limitations())
                .anyMatch(note -> note.contains("not excluded"));
    }

    @Test
    void phenotype_that_the_gene_does_not_have_is_not_read() {
        GeneFact rapid = GeneResults.phenotype("Rapid Metabolizer").fact(new GeneSymbol("CYP2C9"));
        Evidence evidence = ask(knowledge.drugs(new TreeSet<>(List.of(new GeneSymbol("CYP2C9")))), rapid);
        assertThat(evidence.genes()).singleElement().satisfies(gene -> assertThat(gene.reading())
                .isInstanceOf(GeneEvidence.Unreadable.class));
        assertThat(evidence.guidance()).isNotEmpty().noneMatch(Given.class::isInstance);
    }

    @Test
    void no_value_has_a_blank_at_its_ends() {
        for (RxCui drug : knowledge.drugs()) {
            DrugGuidance guidance = knowledge.guidance(drug).orElseThrow();
            guidance.scope().values().forEach((gene, values) -> assertThat(values)
                    .as(guidance.name() + " " + gene)
                    .allMatch(value -> value.equals(value.strip())));
        }
    }

    @Test
    void poor_metabolizer_avoids_codeine_and_alternatives_are_named() {
        assertThat(about(CODEINE, genotype("CYP2D6", "*4/*4"))).isInstanceOfSatisfying(Given.class, given -> {
            assertThat(given.guidance().action()).isEqualTo(Action.AVOID);
            assertThat(given.detail()).isNotNull();
            assertThat(given.detail().advice()).flatExtracting(Advice::instead).contains("non-tramadol opioid");
        });
    }

    @Test
    void rosuvastatin_without_abcg2_is_answered() {
        assertThat(about(new RxCui("301542"), genotype("SLCO1B1", "*5/*5")))
                .isInstanceOfSatisfying(
                        Given.class, given -> assertThat(given.evidence().limitations())
                                .anyMatch(note -> note.contains("ABCG2 was not tested")));
    }

    @Test
    void warfarin_cannot_be_told_and_says_why() {
        assertThat(about(WARFARIN, genotype("CYP2C9", "*1/*3")))
                .isInstanceOfSatisfying(
                        CannotTell.class, open -> assertThat(open.detail()).contains("by a diagram"));
    }

    @Test
    void no_recommendation_not_covered_and_cannot_tell_differ() {
        GuidanceAnswer none = about(CODEINE, genotype("CYP2D6", "*22/*1"));
        assertThat(none).isInstanceOfSatisfying(Given.class, given -> assertThat(
                        given.guidance().action())
                .isEqualTo(Action.NO_RECOMMENDATION));
        assertThat(about(new RxCui("99999999"))).isInstanceOf(NotCovered.class);
        assertThat(about(CODEINE)).isInstanceOf(CannotTell.class);
    }

    @Test
    void answers_need_nothing_but_the_files() throws IOException {
        KnowledgeRelease again = new KnowledgeLoader().load(AuthoredFolder.shipped());
        assertThat(again.digest()).isEqualTo(knowledge.digest());
        GeneFact poor = genotype("CYP2D6", "*4/*4");
        assertThat(again.interpret(List.of(poor), Circumstances.of(List.of()), new TreeSet<>(List.of(CODEINE)), DAY))
                .isEqualTo(ask(new TreeSet<>(List.of(CODEINE)), poor));
    }

    private static List<String> rows(String drug) {
        List<String> rows = new ArrayList<>();
        for (DrugMarkers markers : knowledge.tumours().files()) {
            if (markers.name().equals(drug)) {
                markers.rows()
                        .values()
                        .forEach(dated ->
                                dated.forEach(row -> rows.add(row.value().toString())));
            }
        }
        assertThat(rows).as(drug).isNotEmpty();
        return rows;
    }

    @Test
    void known_mistakes_of_a_marker_list_are_not_ours() {
        assertThat(rows("gilteritinib")).allMatch(row -> row.contains("aml") && !row.contains("tumours=[all"));
        assertThat(rows("panitumumab"))
                .filteredOn(row -> row.contains("crc-ras"))
                .isNotEmpty()
                .allMatch(row -> row.contains("KRAS") && row.contains("NRAS"));
        assertThat(rows("trastuzumab")).noneMatch(row -> row.contains("gist"));
        assertThat(knowledge.tumours().files()).noneMatch(file -> file.name().contains("gemtuzumab"));
        assertThat(rows("datopotamab deruxtecan")).noneMatch(row -> row.contains("breast") && row.contains("EGFR"));
    }
}
