package org.precisionbenefit.evidence.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionbenefit.evidence.Circumstances;
import org.precisionbenefit.evidence.DrugTaken;
import org.precisionbenefit.evidence.DrugsTaken;
import org.precisionbenefit.evidence.Evidence;
import org.precisionbenefit.evidence.KnowledgeRelease;
import org.precisionbenefit.evidence.label.LabelSays;
import org.precisionbenefit.formulary.yaml.AuthoredFolder;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.RxCui;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** How an enzyme is called, and when a statement is forgotten, are dated rows of its file. */
class EnzymeWordsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final RxCui INVENTOL = new RxCui("1001");
    private static final RxCui INHIBITOR = new RxCui("1002");

    private static final String LABEL = """
            drug: inventol
            rxcui: 1001
            brand: Inventol
            source: Invented label
            locator: section 1
            last_checked: 2026-11-28

            rules:
              - name: inhibitor
                since: 2020-01-01
                when: {taking: strong CYP3A4 inhibitor}
                actions:
                  - {effect: avoid}
                verified: false
            """;

    private static final String HEAD = """
            gene: %s
            description: An invented enzyme.
            source: Invented table
            locator: table 1
            last_checked: 2026-11-28

            """;

    private static final String DRUGS = """
            drugs:
              - {drug: blockol, rxcui: 1002, effect: strong-inhibitor, verified: true, since: 2020-01-01}
            """;

    private static KnowledgeRelease knowledge(String gene, String words) {
        return new KnowledgeLoader()
                .load(new SourceFiles(List.of(
                        new SourceFile("labels/inventol.yaml", LABEL),
                        new SourceFile("enzymes/" + gene + ".yaml", String.format(HEAD, gene) + words + DRUGS))));
    }

    private static boolean avoids(KnowledgeRelease knowledge, LocalDate day, DrugTaken.Until until) {
        Evidence evidence = knowledge.interpret(
                List.of(),
                Circumstances.of(List.of()),
                new DrugsTaken(List.of(new DrugTaken(INHIBITOR, null, until)), true),
                new TreeSet<>(List.of(INVENTOL)),
                new AsOf(day));
        return evidence.said().stream().flatMap(label -> label.rules().stream()).anyMatch(LabelSays.Rule::applies);
    }

    @Test
    void label_finds_the_enzyme_by_the_name_of_its_file() {
        String named = "names:\n  - {name: CYP3A4, since: 2024-01-01}\n\n";
        assertThat(avoids(knowledge("CYP3A5", named), DAY, DrugTaken.Until.NOW)).isTrue();
        assertThat(avoids(knowledge("CYP3A5", named), LocalDate.of(2023, 12, 31), DrugTaken.Until.NOW))
                .isFalse();
        assertThat(avoids(knowledge("CYP1A2", named), DAY, DrugTaken.Until.NOW)).isTrue();
    }

    @Test
    void file_without_names_is_read_as_before() {
        assertThat(avoids(knowledge("CYP3A5", ""), DAY, DrugTaken.Until.NOW)).isTrue();
        assertThat(avoids(knowledge("CYP3A4", ""), DAY, DrugTaken.Until.NOW)).isTrue();
        assertThat(avoids(knowledge("CYP1A2", ""), DAY, DrugTaken.Until.NOW)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'', 365, true", "'', 366, false", "90, 90, true", "90, 91, false"})
    void statement_without_an_end_is_forgotten_after_the_days_of_the_file(String days, int ago, boolean open)
            throws IOException {
        String words = days.isEmpty() ? "" : "forgotten_after:\n  - {days: " + days + ", since: 2020-01-01}\n\n";
        SourceFile enzyme = new SourceFile(
                "enzymes/CYP2C19.yaml",
                String.format(HEAD, "CYP2C19") + words + DRUGS
                        + "\nshifts:\n  - {effect: strong-inhibitor, from: [\"*\"], to: [Poor Metabolizer], since: 2020-01-01}\n");
        List<SourceFile> files = new ArrayList<>(AuthoredFolder.shipped().files().stream()
                .filter(file -> !file.path().startsWith("enzymes/"))
                .toList());
        files.add(enzyme);
        Evidence evidence = new KnowledgeLoader()
                .load(new SourceFiles(files))
                .interpret(
                        List.of(),
                        Circumstances.of(List.of()),
                        new DrugsTaken(
                                List.of(new DrugTaken(INHIBITOR, null, new DrugTaken.Until(DAY.minusDays(ago), false))),
                                false),
                        new TreeSet<>(List.of(new RxCui("32968"))),
                        new AsOf(DAY));
        assertThat(evidence.conversions().isEmpty()).isEqualTo(!open);
    }

    @Test
    void each_shipped_file_says_both_with_a_source() throws IOException {
        for (SourceFile file : AuthoredFolder.shipped().files()) {
            if (file.path().startsWith("enzymes/")) {
                assertThat(file.text()).as(file.path()).contains("\nnames:\n", "\nforgotten_after:\n");
            }
        }
    }

    @Test
    void days_that_are_no_whole_number_are_refused_with_their_place() {
        assertThatThrownBy(() -> knowledge("CYP3A5", "forgotten_after:\n  - {days: many, since: 2020-01-01}\n\n"))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining("enzymes/CYP3A5.yaml:8:")
                .hasMessageContaining("(many)");
    }
}
