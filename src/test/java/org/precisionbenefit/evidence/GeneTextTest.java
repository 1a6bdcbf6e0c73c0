package org.precisionbenefit.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionbenefit.evidence.GeneResults.CYP2C19;
import static org.precisionbenefit.evidence.GeneResults.diplotype;
import static org.precisionbenefit.evidence.GeneResults.phenotype;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionbenefit.evidence.GeneEvidence.Known;
import org.precisionbenefit.evidence.GeneEvidence.Reason;
import org.precisionbenefit.evidence.GeneEvidence.Unreadable;
import org.precisionbenefit.evidence.yaml.KnowledgeLoader;
import org.precisionbenefit.formulary.yaml.AuthoredFolder;
import org.precisionbenefit.profile.GeneFact;
import org.precisionbenefit.terminology.AsOf;

/** The forms in which reports write a diplotype or phenotype, by the shipped knowledge files. */
class GeneTextTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static KnowledgeRelease knowledge;

    @BeforeAll
    static void load() throws IOException {
        knowledge = new KnowledgeLoader().load(AuthoredFolder.shipped());
    }

    private static Optional<GeneEvidence> read(LocalDate day, GeneResults... results) {
        List<GeneFact> facts = Stream.of(results).map(GeneResults::fact).toList();
        return knowledge
                .interpret(facts, List.of(), new TreeSet<>(), new AsOf(day))
                .gene(CYP2C19);
    }

    private static GeneEvidence read(GeneResults... results) {
        return read(DAY, results).orElseThrow();
    }

    private static Reason reasonOf(GeneResults... results) {
        return ((Unreadable) read(results).reading()).reason();
    }

    @ParameterizedTest
    @CsvSource({
        "*2/*2, *2/*2, Poor Metabolizer",
        "*17/*2, *2/*17, Intermediate Metabolizer",
        "*10/*9, *9/*10, Likely Intermediate Metabolizer",
        "*9/*3, *3/*9, Likely Poor Metabolizer",
        "*1/*17, *1/*17, Rapid Metabolizer",
        "*17/*17, *17/*17, Ultrarapid Metabolizer",
        "*1/*1, *1/*1, Normal Metabolizer",
        "*2/*12, *2/*12, Indeterminate",
        "CYP2C19*2/*17, *2/*17, Intermediate Metabolizer",
        "CYP2C19 *2/*2, *2/*2, Poor Metabolizer",
        "cyp2c19: *2 / *2, *2/*2, Poor Metabolizer",
        "CYP2C19*2/CYP2C19*3, *2/*3, Poor Metabolizer",
        "CYP2C19*2+CYP2C19*3, *2/*3, Poor Metabolizer",
        "*2|*3, *2/*3, Poor Metabolizer",
        "'  *2/*2  ', *2/*2, Poor Metabolizer",
        "*2.001/*2.002, *2/*2, Poor Metabolizer",
        "*1A/*2, *2/*38, Intermediate Metabolizer",
        "*1a/*4b, *4/*38, Intermediate Metabolizer",
        "*27/*2, *1/*2, Intermediate Metabolizer",
    })
    void diplotype_known_phenotype(String sent, String canonical, String expected) {
        Known known = (Known) read(diplotype(sent)).reading();

        assertThat(known.diplotype()).isEqualTo(canonical);
        assertThat(known.phenotype().name()).isEqualTo(expected);
        assertThat(known.source().source()).contains("CPIC");
        assertThat(known.source().lastChecked()).isEqualTo(DAY);
    }

    @ParameterizedTest
    @CsvSource({
        "LA9657-3, Poor Metabolizer",
        "LA10317-8, Intermediate Metabolizer",
        "LA25391-6, Normal Metabolizer",
        "LA25390-8, Rapid Metabolizer",
        "LA10315-2, Ultrarapid Metabolizer",
        "http://loinc.org|LA9657-3, Poor Metabolizer",
        "Poor Metaboliser, Poor Metabolizer",
        "POOR METABOLIZER, Poor Metabolizer",
        "CYP2C19 Poor Metabolizer, Poor Metabolizer",
        "pm, Poor Metabolizer",
        "IM, Intermediate Metabolizer",
        "INTERMEDIATE METABOLIZER, Intermediate Metabolizer",
        "Intermediate Metabolizer (IM), Intermediate Metabolizer",
        "Likely poor metabolizer, Likely Poor Metabolizer",
        "Ultra-rapid metaboliser, Ultrarapid Metabolizer",
        "extensive metabolizer, Normal Metabolizer",
        "Indeterminate, Indeterminate",
    })
    void phenotype_words_and_codes_known(String sent, String expected) {
        Known known = (Known) read(phenotype(sent)).reading();

        assertThat(known.phenotype().name()).isEqualTo(expected);
        assertThat(known.diplotype()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*2", "*2/", "*2/*2/*3", "2/2", "*2/?", "*1/*2 (see note)", "*1/*2 or *3", "PM IM",
                        "not a poor metabolizer",
                "Intermediate Metabolizer (PM)", "see report", "normal", "", "/", "|", " or ", "***/***", "*2//*2"
            })
    void text_neither_diplotype_nor_phenotype_unreadable(String sent) {
        assertThat(reasonOf(diplotype(sent))).isEqualTo(Reason.UNREADABLE_TEXT);
        assertThat(reasonOf(phenotype(sent))).isEqualTo(Reason.UNREADABLE_TEXT);
    }

    @Test
    void text_longer_than_any_report_unreadable() {
        assertThat(reasonOf(diplotype("*1/*2" + " or *1/*2".repeat(20_000)))).isEqualTo(Reason.UNREADABLE_TEXT);
        assertThat(reasonOf(phenotype("poor ".repeat(20_000)))).isEqualTo(Reason.UNREADABLE_TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*2/*99", "*1B/*2", "*1/*40", "*1x2/*2", "*1XN/*1", "*2/*21"})
    void allele_not_in_file_unknown(String sent) {
        assertThat(reasonOf(diplotype(sent))).isEqualTo(Reason.UNKNOWN_ALLELE);
        assertThat(reasonOf(diplotype(sent).andPhenotype("Poor Metabolizer"))).isEqualTo(Reason.UNKNOWN_ALLELE);
    }

    @Test
    void text_never_repeated_in_a_detail() {
        Unreadable unreadable = (Unreadable) read(diplotype("Jane Doe *2/*99")).reading();

        assertThat(unreadable.detail()).doesNotContain("Jane").doesNotContain("*99");
    }
}
