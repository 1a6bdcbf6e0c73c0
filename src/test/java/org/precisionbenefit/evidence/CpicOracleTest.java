package org.precisionbenefit.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionbenefit.evidence.GeneResults.CYP2C19;
import static org.precisionbenefit.evidence.GeneResults.diplotype;
import static org.precisionbenefit.evidence.GeneResults.phenotype;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.evidence.GeneEvidence.Known;
import org.precisionbenefit.evidence.yaml.KnowledgeLoader;
import org.precisionbenefit.formulary.yaml.AuthoredFolder;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.RxCui;

/** The shipped knowledge against CPIC's own tables, row by row. */
class CpicOracleTest {
    private static final AsOf DAY = new AsOf(LocalDate.of(2026, 11, 21));
    private static final RxCui CLOPIDOGREL = new RxCui("32968");
    private static final Map<String, String> DIAGNOSIS =
            Map.of("CVI ACS PCI", "I21.4", "CVI non-ACS non-PCI", "I25.10", "NVI", "I63.9");
    private static KnowledgeRelease knowledge;

    @BeforeAll
    static void load() throws IOException {
        knowledge = new KnowledgeLoader().load(AuthoredFolder.shipped());
    }

    private static Known read(String diplotype) {
        return (Known) knowledge
                .interpret(List.of(diplotype(diplotype).fact()), List.of(), new TreeSet<>(), DAY)
                .gene(CYP2C19)
                .orElseThrow()
                .reading();
    }

    private static List<String[]> rows(String file) throws IOException {
        return CpicReference.lines(file).stream()
                .filter(line -> line.startsWith("CYP2C19,"))
                .map(line -> line.split(",", -1))
                .toList();
    }

    @Test
    void every_diplotype_in_either_order_has_its_phenotype() throws IOException {
        List<String[]> rows = rows("cpic/diplotype_phenotype.csv.gz");

        assertThat(rows).hasSize(666);
        for (String[] row : rows) {
            String[] alleles = row[1].split("/");
            Known asListed = read(row[1]);
            Known turned = read(alleles[1] + "/" + alleles[0]);
            assertThat(asListed.phenotype().name()).as(row[1]).isEqualTo(row[2]);
            assertThat(turned).as(row[1] + " turned").isEqualTo(asListed);
        }
    }

    @Test
    void every_allele_and_no_other_has_its_function() throws IOException {
        Map<String, String> expected = new TreeMap<>();
        rows("cpic/allele_function.csv").forEach(row -> expected.put(row[1], row[3]));
        Map<String, String> shipped = new TreeMap<>();
        AuthoredFolder.shipped()
                .find("pgx/CYP2C19.yaml")
                .orElseThrow()
                .text()
                .lines()
                .filter(line -> line.startsWith("  - {name: "))
                .forEach(line -> shipped.put(
                        line.replaceAll(".*name: \"([^\"]+)\".*", "$1"),
                        line.replaceAll(".*function: ([^,]+),.*", "$1")));

        assertThat(shipped).isEqualTo(expected).hasSize(36);
    }

    @Test
    void every_recommendation_has_its_action_and_strength() throws IOException {
        ObjectMapper json = new ObjectMapper();
        int compared = 0;
        for (String line : CpicReference.lines("cpic/recommendation.jsonl")) {
            JsonNode row = json.readTree(line);
            if (row.path("rxnorm").asText().equals(CLOPIDOGREL.value())) {
                compare(row);
                compared++;
            }
        }
        assertThat(compared).isEqualTo(24);
    }

    private static void compare(JsonNode row) {
        String population = row.path("population").asText().strip();
        String phenotype = row.path("phenotypes").path("CYP2C19").asText();
        Guidance guidance = ((GuidanceAnswer.Given) knowledge
                        .interpret(
                                List.of(phenotype(phenotype).fact()),
                                List.of(Code.of(CodeSystem.ICD10CM, DIAGNOSIS.get(population))),
                                new TreeSet<>(List.of(CLOPIDOGREL)),
                                DAY)
                        .about(CLOPIDOGREL))
                .guidance();
        String as = population + ", " + phenotype;
        assertThat(guidance.source().locator()).as(as).endsWith("recommendation " + row.path("id"));
        assertThat(guidance.action())
                .as(as)
                .isEqualTo(action(row.path("recommendation").asText()));
        assertThat(guidance.strength().name())
                .as(as)
                .isEqualTo(row.path("classification")
                        .asText()
                        .toUpperCase(Locale.ROOT)
                        .replace(' ', '_'));
        for (String drug : List.of("prasugrel", "ticagrelor")) {
            if (row.path("recommendation").asText().contains(drug)) {
                assertThat(guidance.alternatives()).as(as).hasSize(2);
            }
        }
    }

    private static Action action(String text) {
        if (text.startsWith("Avoid")) {
            return Action.AVOID;
        }
        if (text.startsWith("Consider an alternative")) {
            return Action.ALTERNATIVE;
        }
        return text.startsWith("If considering clopidogrel, use at standard dose")
                ? Action.STANDARD
                : Action.NO_RECOMMENDATION;
    }
}
