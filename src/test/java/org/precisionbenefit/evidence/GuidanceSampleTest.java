package org.precisionbenefit.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.precisionbenefit.evidence.GuidanceAnswer.Given;
import org.precisionbenefit.evidence.yaml.KnowledgeLoader;
import org.precisionbenefit.formulary.yaml.AuthoredFolder;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.RxCui;

/** A slice of CPIC's recommendations, of every drug and population, that needs no reference data. */
class GuidanceSampleTest {
    private static GeneKnowledge knowledge;

    @BeforeAll
    static void load() throws IOException {
        knowledge = (GeneKnowledge) new KnowledgeLoader().load(AuthoredFolder.shipped());
    }

    /** One row of the slice. */
    record Row(String id, String drug, RxCui rxcui, String population, String key, String action, String strength) {
        GuidanceAnswer answer() {
            SortedMap<GeneSymbol, GeneEvidence> evidence = new TreeMap<>();
            for (String one : key.split(" & ")) {
                String[] parts = one.split("=", 2);
                if (!parts[1].equals(Lookup.NO_RESULT)) {
                    evidence.put(new GeneSymbol(parts[0]), GuidanceOracleTest.evidence(parts[0], parts[1]));
                }
            }
            return GuidanceChoice.answer(
                    knowledge.guidance(rxcui).orElseThrow(),
                    evidence,
                    GuidanceOracleTest.MEMBERS.get(population),
                    GuidanceOracleTest.DAY);
        }

        @Override
        public String toString() {
            return drug + ", " + population + ", " + key;
        }
    }

    static List<Row> rows() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/evidence/guidance-cases.tsv")).stream()
                .filter(line -> !line.startsWith("#"))
                .skip(1)
                .map(line -> line.split("\t", -1))
                .map(cells -> new Row(cells[0], cells[1], new RxCui(cells[2]), cells[3], cells[4], cells[5], cells[6]))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void row_is_reached_by_its_key_with_its_action_figures_and_strength(Row row) {
        assertThat(row.answer()).isInstanceOf(Given.class);
        Given given = (Given) row.answer();

        assertThat(GuidanceOracleTest.ids(given.guidance().source().locator())).contains(Long.valueOf(row.id()));
        assertThat(given.guidance().strength()).isEqualTo(GuidanceOracleTest.strength(row.strength()));
        if (row.rxcui().equals(GuidanceOracleTest.CLOPIDOGREL)) {
            assertThat(row.action())
                    .startsWith(GuidanceOracleTest.word(given.guidance().action()));
        } else {
            assertThat(GuidanceOracleTest.said(given)).isEqualTo(row.action());
        }
    }

    @Test
    void slice_holds_every_drug_that_has_rows_on_the_day() throws IOException {
        SortedSet<RxCui> sampled = new TreeSet<>();
        rows().forEach(row -> sampled.add(row.rxcui()));
        SortedSet<RxCui> shipped = new TreeSet<>();
        for (RxCui drug : knowledge.drugs()) {
            if (!knowledge.guidance(drug).orElseThrow().rows().isEmpty()) {
                shipped.add(drug);
            }
        }

        assertThat(sampled).isEqualTo(shipped);
    }
}
