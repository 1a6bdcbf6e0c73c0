package org.precisionbenefit.evidence.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.precisionbenefit.formulary.yaml.AuthoredFolder;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** What an author reads when a file about labels is wrong. */
class DrugLabelLoaderTest {
    private static final String DRUG = "biomarkers/sotorasib.yaml";
    private static final String TUMOURS = "biomarkers/names/tumours.yaml";
    private static final String MARKERS = "biomarkers/names/markers.yaml";
    private static final String LABEL = "labels/siponimod.yaml";

    private static List<ConfigurationFault.Problem> problems(SourceFiles files) {
        ConfigurationFault fault = catchThrowableOfType(ConfigurationFault.class, () -> {
            new DrugLabelLoader().tumours(files);
            new DrugLabelLoader().labels(files);
        });
        assertThat(fault).as("the files must be refused").isNotNull();
        return fault.problems();
    }

    static List<Arguments> faults() {
        return List.of(
                Arguments.of(
                        DRUG,
                        "tumours: [crc]",
                        "tumours: [crcc]",
                        "The tumour (crcc) of row crc-g12c of biomarkers of drug sotorasib must be one of"),
                Arguments.of(
                        DRUG,
                        "variant: p.G12C",
                        "variant: p.G12",
                        "The variant (p.G12) of the markers of row crc-g12c of biomarkers of drug sotorasib must be a"
                                + " protein change such as p.V600E."),
                Arguments.of(
                        DRUG,
                        "gene: KRAS",
                        "gene: kras",
                        "The gene (kras) of row crc-g12c of biomarkers of drug sotorasib must be an HGNC symbol"),
                Arguments.of(
                        DRUG,
                        "{panitumumab: 263034}",
                        "{panitumumab: none}",
                        "must be an RxNorm identifier: one to eight digits."),
                Arguments.of(
                        DRUG,
                        "[metastatic]",
                        "[metastasic]",
                        "The setting (metastasic) of the therapy of row crc-g12c of biomarkers of drug sotorasib must"
                                + " be one of"),
                Arguments.of(DRUG, "verified: false", "verified: maybe", "must be true or false."),
                Arguments.of(DRUG, "since: 2025-01-16", "sinse: 2025-01-16", "Did you mean \"since\"?"),
                Arguments.of(
                        TUMOURS,
                        "under: lung",
                        "under: lungs",
                        "The under (lungs) of tumour sclc must be a tumour that stands above it in the file."),
                Arguments.of(
                        MARKERS,
                        "name: TMB",
                        "name: MSI",
                        "The name (MSI) of marker MSI must not also name marker MSI. Remove one of the two."),
                Arguments.of(
                        LABEL,
                        "effect: contraindicated",
                        "effect: contraindicate",
                        "Did you mean \"contraindicated\"?"),
                Arguments.of(
                        LABEL,
                        "figure: 1, unit",
                        "figur: 1, unit",
                        "The name (figur) in an action of rule one-star-3 of label of drug siponimod must be one of"
                                + " effect, figure, unit, note."),
                Arguments.of(
                        LABEL,
                        "[\"*3/*3\"]",
                        "[\"*3\"]",
                        "The diplotype (*3) of the condition of rule star-3-star-3 of label of drug siponimod must be"
                                + " two alleles with a slash between them, in quotes, such as \"*1/*3\"."),
                Arguments.of(
                        LABEL,
                        "need: required",
                        "need: wanted",
                        "The need (wanted) of test of CYP2C9 of label of drug siponimod must be one of"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void wrong_value_is_named_with_its_place_and_cure(String path, String text, String wrong, String message)
            throws IOException {
        List<ConfigurationFault.Problem> problems = problems(AuthoredFolder.shippedBut(path, text, wrong));

        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.where()).isEqualTo(path);
            assertThat(problem.line()).isPositive();
            assertThat(problem.message()).contains(message);
        });
    }

    @Test
    void knowledge_release_refuses_a_wrong_label_file_and_takes_one_without_labels() throws IOException {
        SourceFiles wrong = AuthoredFolder.shippedBut(LABEL, "effect: contraindicated", "effect: forbid");
        SourceFiles none = AuthoredFolder.shipped().where(path -> !DrugLabelLoader.reads(path));

        assertThat(catchThrowableOfType(ConfigurationFault.class, () -> new KnowledgeLoader().load(wrong)))
                .isNotNull();
        assertThat(new KnowledgeLoader().load(none).drugs()).isNotEmpty();
        assertThat(new DrugLabelLoader().tumours(none).drugs()).isEmpty();
        assertThat(new DrugLabelLoader().labels(none).files()).isEmpty();
    }

    @Test
    void same_drug_in_two_files_is_refused() throws IOException {
        SourceFiles shipped = AuthoredFolder.shipped();
        SourceFile twice = new SourceFile(
                "labels/twice.yaml", shipped.find(LABEL).orElseThrow().text());

        assertThat(problems(shipped.and(new SourceFiles(List.of(twice)))))
                .extracting(ConfigurationFault.Problem::message)
                .containsExactly(
                        "The drug (2121085) must not also stand in labels/siponimod.yaml. Keep one file per drug.");
    }

    @Test
    void drugs_without_the_lists_of_names_are_refused() throws IOException {
        SourceFiles without = AuthoredFolder.shipped().where(path -> !path.equals(TUMOURS));

        assertThat(problems(without))
                .extracting(ConfigurationFault.Problem::toString)
                .containsExactly(TUMOURS + ":1:1: The file must stand beside the other files of biomarkers. Add it.");
    }
}
