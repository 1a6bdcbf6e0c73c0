package org.precisionbenefit.evidence.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** What an author reads when a guidance file of several genes is wrong. */
class GuidanceGridTest {
    private static final String FILE = """
            drugs: {inventol: 1001, "inventol / plus": 1002}
            description: Invented.
            genes: [CYP1X1, CYP1X2]
            source: Invented guideline
            last_checked: 2026-01-15
            populations:
              - {name: adults, rank: 1, when: [{age_from: 18}]}
            values:
              CYP1X1: [Normal, Poor, No Result]
              CYP1X2: [Normal, No Result]
            advice:
              - name: usual
                do: [{action: standard}]
              - name: less
                do: [{action: start-dose, amount: at most 20 mg/day, of: starting dose}]
            guidance:
              - {CYP1X1: [Normal, No Result], CYP1X2: [Normal], advice: usual, strength: strong, since: 2025-01-01}
              - {CYP1X1: [Normal], CYP1X2: [No Result], advice: usual, strength: optional, since: 2025-01-01}
              - {CYP1X1: [Poor], CYP1X2: [Normal, No Result], advice: less, strength: strong, since: 2025-01-01}
            """;
    private static final String NAMES = "guidance on drugs inventol, inventol / plus";

    private static SourceFiles files(String text) {
        return new SourceFiles(List.of(new SourceFile("guidance/inventol.yaml", text)));
    }

    static List<Arguments> faults() {
        return List.of(
                Arguments.of(
                        "[Poor], CYP1X2: [Normal, No Result]",
                        "[Poor], CYP1X2: [Normal]",
                        "The rows of " + NAMES + " must hold Poor, No Result in population adults. Add a row for it."),
                Arguments.of(
                        "[Normal], CYP1X2: [No Result]",
                        "[Normal], CYP1X2: [Normal, No Result]",
                        "The row of Normal, Normal and adults of " + NAMES
                                + " since 2025-01-01 must not stand twice. Remove one, or give it another since."),
                Arguments.of(
                        "advice: less, strength: strong",
                        "advice: les, strength: strong",
                        "The advice (les) of a row of " + NAMES
                                + " must be one of less, usual. Did you mean \"less\"?"),
                Arguments.of(
                        "CYP1X1: [Poor]",
                        "CYP1X1: [Por]",
                        "The CYP1X1 (Por) of a row of " + NAMES
                                + " must be one of No Result, Normal, Poor. Did you mean \"Poor\"?"),
                Arguments.of(
                        "amount: at most 20 mg/day",
                        "amount: up to 20 mg/day",
                        "The amount (up to 20 mg/day) of a step of advice less must be a figure or range with a unit, like"
                                + " \"at most 20 mg/day\" or \"25-50 percent\"; units are percent, fold, mg, mg/day, mg/kg,"
                                + " mg/kg/day, mg/m2/day, ng/mL, times a week, days a week."),
                Arguments.of(
                        "amount: at most 20 mg/day",
                        "amount: 40-20 mg/day",
                        "The amount (40-20 mg/day) of a step of advice less must have its larger figure last."),
                Arguments.of("{action: standard}", "{action: monitor}", "The monitor in advice usual must say what."),
                Arguments.of(
                        "{action: standard}",
                        "{action: alternative}",
                        "An alternative in advice usual must name what to use instead."),
                Arguments.of(
                        "[{age_from: 18}]",
                        "[{}]",
                        "The text of a condition of population adults must name at least one of age_from, age_below,"
                                + " weight_above_kg, treatment, alternatives, daily_dose_up_to_mg."),
                Arguments.of(
                        "genes: [CYP1X1, CYP1X2]",
                        "genes: [CYP1X1, cyp1x2]",
                        "The gene (cyp1x2) of " + NAMES + " must be two to twenty capitals, digits or hyphens."),
                Arguments.of(
                        "inventol: 1001",
                        "inventol: none",
                        "The inventol (none) of a drug of the guidance file must be an RxNorm identifier: one to eight"
                                + " digits."));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void fault_is_named_with_its_place_and_cure(String text, String replacement, String message) {
        assertThat(FILE).contains(text);
        SourceFiles wrong = files(FILE.replace(text, replacement));

        ConfigurationFault fault =
                catchThrowableOfType(ConfigurationFault.class, () -> new KnowledgeLoader().load(wrong));

        assertThat(fault).as("the release must be refused").isNotNull();
        assertThat(fault.problems())
                .extracting(ConfigurationFault.Problem::message)
                .contains(message);
        assertThat(fault.problems()).allMatch(problem -> problem.line() >= 1 && problem.column() >= 1);
    }

    @Test
    void each_drug_of_the_file_has_the_rows() {
        assertThat(new KnowledgeLoader().load(files(FILE)).drugs()).hasSize(2);
    }

    @Test
    void drug_in_two_files_is_refused() {
        SourceFiles two = files(FILE).and(new SourceFiles(List.of(new SourceFile("guidance/other.yaml", FILE))));

        ConfigurationFault fault =
                catchThrowableOfType(ConfigurationFault.class, () -> new KnowledgeLoader().load(two));

        assertThat(fault.problems()).hasSize(2);
    }

    @Test
    void file_that_says_nothing_is_refused() {
        String empty = FILE.substring(0, FILE.indexOf("values:"));

        ConfigurationFault fault =
                catchThrowableOfType(ConfigurationFault.class, () -> new KnowledgeLoader().load(files(empty)));

        assertThat(fault.problems())
                .extracting(ConfigurationFault.Problem::message)
                .containsExactly(
                        "The guidance of " + NAMES + " must hold rows, or say in unsourced why there are none.");
    }
}
