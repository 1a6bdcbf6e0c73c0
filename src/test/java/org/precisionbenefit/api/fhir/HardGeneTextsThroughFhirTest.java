package org.precisionbenefit.api.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.precisionbenefit.evidence.GeneEvidence;
import org.precisionbenefit.evidence.GeneEvidence.Known;
import org.precisionbenefit.evidence.GeneEvidence.Possible;
import org.precisionbenefit.evidence.GeneKnowledge;
import org.precisionbenefit.evidence.Phenotype;
import org.precisionbenefit.evidence.yaml.KnowledgeLoader;
import org.precisionbenefit.formulary.yaml.AuthoredFolder;
import org.precisionbenefit.profile.GeneFact;
import org.precisionbenefit.profile.Sex;
import org.precisionbenefit.profile.Submission;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.GeneSymbol;

/** The texts that laboratories send have the same answer when they come in a genotype as FHIR writes it. */
class HardGeneTextsThroughFhirTest {
    private static final AsOf DAY = new AsOf(LocalDate.of(2026, 11, 28));
    private static final ObjectMapper JSON = new ObjectMapper();
    /**
     * Texts that a person has to read here: one names two genes, and without the gene's name before each allele a plus may
     * stand within a chromosome as well as between two.
     */
    private static final List<String> FOR_A_PERSON =
            List.of("HLA-A*02:01+HLA-A*03:01^HLA-B*57:01+HLA-B*07:02", "CYP2D6*4+CYP2D6*10");

    private static GeneKnowledge knowledge;

    @BeforeAll
    static void load() throws IOException {
        knowledge = (GeneKnowledge) new KnowledgeLoader().load(AuthoredFolder.shipped());
    }

    /** A text of a gene with the answer that is right. */
    record Case(GeneSymbol gene, @Nullable Sex sex, String text, String reading) {
        @Override
        public String toString() {
            return gene + " " + text;
        }
    }

    static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/evidence/hard-cases.tsv"))) {
            String[] cells = line.split("\t", -1);
            if (cells.length > 3 && cells[3].matches("[=?!] .*")) {
                Sex sex = cells[1].isEmpty() ? null : Sex.valueOf(cells[1]);
                cases.add(new Case(new GeneSymbol(cells[0]), sex, cells[2], cells[3]));
            }
        }
        assertThat(cases).hasSizeGreaterThan(250);
        return cases;
    }

    private static Submission sent(Case one, boolean concept) throws IOException {
        ObjectNode genotype = JSON.createObjectNode();
        genotype.put("resourceType", "Observation").put("id", "sent").put("status", "final");
        coding(genotype.putObject("code"), "http://loinc.org", "84413-4");
        if (concept) {
            genotype.putObject("valueCodeableConcept").put("text", one.text());
        } else {
            genotype.put("valueString", one.gene() + " " + one.text());
        }
        ObjectNode studied = genotype.putArray("component").addObject();
        coding(studied.putObject("code"), "http://loinc.org", "48018-6");
        studied.putObject("valueCodeableConcept").put("text", one.gene().value());
        genotype.putObject("subject");
        ObjectNode entry = JSON.createObjectNode();
        entry.put("fullUrl", "https://laboratory.example.org/fhir/Observation/sent")
                .set("resource", genotype);
        return Decided.READER.read(GeneRequests.with(List.of(entry)).getBytes(StandardCharsets.UTF_8));
    }

    private static void coding(ObjectNode concept, String system, String code) {
        concept.putArray("coding").addObject().put("system", system).put("code", code);
    }

    private static String shown(Case one, List<GeneFact> facts) {
        GeneEvidence read = knowledge.genes(facts, one.sex(), DAY).get(one.gene());
        if (read == null) {
            return "! not read";
        }
        if (read.reading() instanceof Known known) {
            return "= " + known.phenotype().name();
        }
        return read.reading() instanceof Possible possible
                ? "? " + possible.phenotypes().stream().map(Phenotype::name).collect(Collectors.joining(" | "))
                : "! not read";
    }

    @ParameterizedTest
    @MethodSource("cases")
    void genotype_has_the_answer_of_its_text(Case one) throws IOException {
        for (boolean concept : List.of(true, false)) {
            Submission read = sent(one, concept);

            String shown = shown(one, read.profile().genes());
            boolean readable = !one.reading().startsWith("!") && !FOR_A_PERSON.contains(one.text());
            assertThat(shown).isEqualTo(readable ? one.reading() : "! not read");
            assertThat(read.profile().genes().isEmpty()
                            && read.envelope().unread().isEmpty())
                    .as("nothing is silent")
                    .isFalse();
        }
    }
}
