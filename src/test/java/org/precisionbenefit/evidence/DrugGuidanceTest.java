package org.precisionbenefit.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionbenefit.evidence.GeneResults.diplotype;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionbenefit.evidence.GuidanceAnswer.CannotTell;
import org.precisionbenefit.evidence.GuidanceAnswer.Given;
import org.precisionbenefit.evidence.GuidanceAnswer.NotCovered;
import org.precisionbenefit.evidence.yaml.KnowledgeLoader;
import org.precisionbenefit.formulary.yaml.AuthoredFolder;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.RxCui;

/** What the shipped guidance says about clopidogrel. */
class DrugGuidanceTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final RxCui CLOPIDOGREL = new RxCui("32968");
    private static final RxCui PRASUGREL = new RxCui("613391");
    private static final RxCui TICAGRELOR = new RxCui("1116632");
    private static KnowledgeRelease knowledge;

    @BeforeAll
    static void load() throws IOException {
        knowledge = new KnowledgeLoader().load(AuthoredFolder.shipped());
    }

    private static GuidanceAnswer ask(
            KnowledgeRelease release, LocalDate day, @Nullable String diplotype, String... diagnoses) {
        List<Code> codes = Stream.of(diagnoses)
                .map(code -> Code.of(CodeSystem.ICD10CM, code))
                .toList();
        return release.interpret(
                        diplotype == null
                                ? List.of()
                                : List.of(diplotype(diplotype).fact()),
                        codes,
                        new TreeSet<>(List.of(CLOPIDOGREL)),
                        new AsOf(day))
                .about(CLOPIDOGREL);
    }

    private static Guidance given(String diplotype, String... diagnoses) {
        return ((Given) ask(knowledge, DAY, diplotype, diagnoses)).guidance();
    }

    @ParameterizedTest
    @CsvSource({
        "*2/*2, I21.4, acs-pci, AVOID, STRONG",
        "*1/*2, I21.4, acs-pci, AVOID, STRONG",
        "*1/*9, Z95.5, acs-pci, AVOID, STRONG",
        "*1/*1, I20.0, acs-pci, STANDARD, STRONG",
        "*1/*17, I22.0, acs-pci, STANDARD, STRONG",
        "*1/*12, I21.4, acs-pci, NO_RECOMMENDATION, NO_RECOMMENDATION",
        "*2/*2, I25.10, non-acs-non-pci, AVOID, MODERATE",
        "*1/*2, I25.10, non-acs-non-pci, NO_RECOMMENDATION, NO_RECOMMENDATION",
        "*1/*17, I70.213, non-acs-non-pci, NO_RECOMMENDATION, NO_RECOMMENDATION",
        "*1/*1, I73.9, non-acs-non-pci, STANDARD, STRONG",
        "*2/*2, I63.9, neurovascular, AVOID, MODERATE",
        "*1/*2, G45.9, neurovascular, ALTERNATIVE, MODERATE",
        "*1/*2, Z86.73, neurovascular, ALTERNATIVE, MODERATE",
        "*17/*17, I63.9, neurovascular, NO_RECOMMENDATION, NO_RECOMMENDATION",
    })
    void phenotype_and_indication_given(
            String diplotype, String diagnosis, String population, Action action, Strength strength) {
        Guidance guidance = given(diplotype, diagnosis);

        assertThat(guidance.population()).isEqualTo(population);
        assertThat(guidance.action()).isEqualTo(action);
        assertThat(guidance.strength()).isEqualTo(strength);
        assertThat(guidance.source().locator()).contains("recommendation 59916");
    }

    @ParameterizedTest
    @CsvSource({"i214", "I21.4", "I214", "i21.4"})
    void dots_and_letter_case_do_not_matter(String diagnosis) {
        assertThat(given("*2/*2", diagnosis).population()).isEqualTo("acs-pci");
    }

    @ParameterizedTest
    @CsvSource({"I25.110, acs-pci", "I25.118, non-acs-non-pci", "I25.700, acs-pci", "I25.701, non-acs-non-pci"})
    void mixed_category_told_apart_code_by_code(String diagnosis, String population) {
        assertThat(given("*2/*2", diagnosis).population()).isEqualTo(population);
    }

    @ParameterizedTest
    @CsvSource({"I24.1", "G45.4", "I65.21", "I21.A1", "E11.9", "I10", "I2", "I21"})
    void diagnosis_of_no_population_cannot_tell(String diagnosis) {
        CannotTell answer = (CannotTell) ask(knowledge, DAY, "*2/*2", diagnosis);

        assertThat(answer.missing()).containsExactly("indication");
    }

    @Test
    void code_of_another_system_does_not_count() {
        GuidanceAnswer answer = knowledge
                .interpret(
                        List.of(diplotype("*2/*2").fact()),
                        List.of(new Code("http://example.org/codes", "I21.4")),
                        new TreeSet<>(List.of(CLOPIDOGREL)),
                        new AsOf(DAY))
                .about(CLOPIDOGREL);

        assertThat(answer).isInstanceOf(CannotTell.class);
    }

    @Test
    void prasugrel_no_alternative_after_stroke() {
        assertThat(given("*2/*2", "I21.4").alternatives()).containsExactly(PRASUGREL, TICAGRELOR);
        assertThat(given("*2/*2", "I63.9").alternatives()).containsExactly(TICAGRELOR);
        assertThat(given("*1/*1", "I21.4").alternatives()).isEmpty();
    }

    @Test
    void several_populations_first_rank_used_and_said() {
        Given answer = (Given) ask(knowledge, DAY, "*2/*2", "I25.10", "Z86.73", "Z95.5");

        assertThat(answer.guidance().population()).isEqualTo("acs-pci");
        assertThat(answer.evidence().limitations())
                .anyMatch(text -> text.contains("acs-pci, neurovascular, non-acs-non-pci"));
        assertThat(given("*1/*2", "I25.10", "Z86.73").population()).isEqualTo("neurovascular");
        assertThat(((Given) ask(knowledge, DAY, "*2/*2", "I21.4", "I20.0"))
                        .evidence()
                        .limitations())
                .isEmpty();
    }

    @Test
    void missing_facts_named() {
        assertThat(((CannotTell) ask(knowledge, DAY, null, "I21.4")).missing()).containsExactly("gene CYP2C19");
        assertThat(((CannotTell) ask(knowledge, DAY, null)).missing()).containsExactly("gene CYP2C19", "indication");
        CannotTell unknown = (CannotTell) ask(knowledge, DAY, "*2/*99", "I21.4");
        assertThat(unknown.missing()).containsExactly("gene CYP2C19");
        assertThat(unknown.detail()).contains("allele");
    }

    @Test
    void drug_without_file_not_covered() {
        Evidence evidence = knowledge.interpret(
                List.of(diplotype("*2/*2").fact()),
                List.of(Code.of(CodeSystem.ICD10CM, "I21.4")),
                new TreeSet<>(List.of(CLOPIDOGREL, TICAGRELOR)),
                new AsOf(DAY));

        assertThat(evidence.about(TICAGRELOR)).isEqualTo(new NotCovered(TICAGRELOR, null));
        assertThat(evidence.guidance()).extracting(GuidanceAnswer::drug).containsExactly(TICAGRELOR, CLOPIDOGREL);
        assertThat(knowledge.inEveryDecision()).containsExactly(CLOPIDOGREL);
    }

    @Test
    void before_the_first_row_not_covered() {
        LocalDate first = LocalDate.of(2022, 2, 8);

        assertThat(ask(knowledge, first, "*2/*2", "I21.4")).isInstanceOf(Given.class);
        assertThat(ask(knowledge, first.minusDays(1), "*2/*2", "I21.4")).isEqualTo(new NotCovered(CLOPIDOGREL, null));
    }

    @Test
    void new_row_holds_from_its_day_and_the_old_one_before() throws IOException {
        String old = "  - {population: acs-pci, phenotype: Intermediate Metabolizer,";
        KnowledgeRelease changed = new KnowledgeLoader()
                .load(AuthoredFolder.shippedBut(
                        "guidance/clopidogrel.yaml",
                        old,
                        "  - {population: acs-pci, phenotype: Intermediate Metabolizer, action: alternative,"
                                + " strength: optional, alternatives: {ticagrelor: 1116632}, since: 2027-01-01,"
                                + " until: 2027-12-31}\n" + old));

        assertThat(strength(changed, LocalDate.of(2026, 12, 31))).isEqualTo(Strength.STRONG);
        assertThat(strength(changed, LocalDate.of(2027, 1, 1))).isEqualTo(Strength.OPTIONAL);
        assertThat(strength(changed, LocalDate.of(2027, 12, 31))).isEqualTo(Strength.OPTIONAL);
        assertThat(ask(changed, LocalDate.of(2028, 1, 1), "*1/*2", "I21.4"))
                .as("a retired row gives no way to the one before it")
                .isInstanceOf(CannotTell.class);
        assertThat(changed.digest()).isNotEqualTo(knowledge.digest());
    }

    private static Strength strength(KnowledgeRelease release, LocalDate day) {
        return ((Given) ask(release, day, "*1/*2", "I21.4")).guidance().strength();
    }
}
