package org.precisionbenefit.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionbenefit.evidence.GeneResults.diplotype;
import static org.precisionbenefit.evidence.GeneResults.phenotype;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.precisionbenefit.evidence.GeneEvidence.Known;
import org.precisionbenefit.evidence.GeneEvidence.Possible;
import org.precisionbenefit.evidence.GeneEvidence.Unreadable;
import org.precisionbenefit.evidence.yaml.KnowledgeLoader;
import org.precisionbenefit.formulary.yaml.AuthoredFolder;
import org.precisionbenefit.profile.Sex;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.GeneSymbol;

/** Texts that laboratories really send, and some that nobody should, each with the answer that is safe and useful. */
class HardGeneTextsTest {
    private static final AsOf DAY = new AsOf(LocalDate.of(2026, 11, 28));
    private static GeneKnowledge knowledge;

    @BeforeAll
    static void load() throws IOException {
        knowledge = new KnowledgeLoader().load(AuthoredFolder.shipped());
    }

    record Case(String gene, @Nullable Sex sex, String text, String reading, String keys, String says) {}

    static List<Case> cases() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(HardGeneTextsTest.class.getResourceAsStream("/evidence/hard-cases.tsv"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(2)
                    .map(line -> line.split("\t", -1))
                    .map(cells -> new Case(
                            cells[0],
                            cells[1].isEmpty() ? null : Sex.valueOf(cells[1]),
                            cells[2],
                            cells[3],
                            cells[4],
                            cells[5]))
                    .toList();
        }
    }

    private static GeneEvidence read(String gene, @Nullable Sex sex, GeneResults result) {
        GeneSymbol symbol = new GeneSymbol(gene);
        return Objects.requireNonNull(
                knowledge.genes(List.of(result.fact(symbol)), sex, DAY).get(symbol));
    }

    private static String shown(GeneEvidence.Reading reading) {
        if (reading instanceof Known known) {
            return "= " + known.phenotype().name();
        }
        if (reading instanceof Possible possible) {
            return "? " + possible.phenotypes().stream().map(Phenotype::name).collect(Collectors.joining(" | "));
        }
        return "! " + ((Unreadable) reading).reason();
    }

    private static String said(GeneEvidence evidence) {
        String more = evidence.reading() instanceof Possible possible ? possible.detail() : "";
        String why = evidence.reading() instanceof Unreadable unreadable ? unreadable.detail() : "";
        return String.join(" ", evidence.limitations()) + " " + more + why;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void text_has_its_answer(Case one) {
        GeneEvidence evidence = read(one.gene(), one.sex(), diplotype(one.text()));

        assertThat(shown(evidence.reading())).isEqualTo(one.reading());
        assertThat(said(evidence)).contains(one.says()).doesNotContain("<").doesNotContain("DROP");
        if (!one.keys().isEmpty()) {
            String keys = evidence.reading().lookups().stream()
                    .map(state -> String.join(" + ", state))
                    .collect(Collectors.joining("; "));
            assertThat(keys).isEqualTo(one.keys());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void field_of_the_text_does_not_matter(Case one) {
        assertThat(shown(read(one.gene(), one.sex(), phenotype(one.text())).reading()))
                .isEqualTo(one.reading());
    }

    @Test
    void cases_are_many() throws IOException {
        assertThat(cases()).hasSizeGreaterThan(250);
    }
}
