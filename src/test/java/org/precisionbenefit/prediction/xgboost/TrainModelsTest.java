package org.precisionbenefit.prediction.xgboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

class TrainModelsTest {
    /** The bytes are those of the library's build for this platform; another build may round otherwise. */
    @Test
    void training_again_gives_the_committed_bytes(@TempDir Path out) throws IOException {
        String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        boolean same = platform.equals("Linux amd64");
        if (!same) {
            System.out.println("Skipped: the committed models were trained on Linux amd64, not on " + platform + ".");
        }
        Assumptions.assumeTrue(same);
        List<Path> written = TrainModels.run(BundledModels.protocols(), out);
        assertThat(written).hasSize(4);
        SourceFiles committed = BundledModels.release(ModelStage.SHADOW);
        for (Path file : written) {
            String path = out.relativize(file).toString().replace('\\', '/');
            assertThat(Files.readString(file))
                    .as(path)
                    .isEqualTo(committed.find(path).orElseThrow().text());
        }
    }

    @Test
    void protocol_with_misspelt_field_names_it() {
        assertThatThrownBy(() ->
                        TrainModels.train(changed("mace-clopidogrel/protocol.json", "\"max_depth\"", "\"maxdepth\"")))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining("mace-clopidogrel/protocol.json")
                .hasMessageContaining("must not hold the field maxdepth")
                .hasMessageContaining("max_depth");
    }

    @Test
    void protocol_with_deep_trees_refused() {
        assertThatThrownBy(() -> TrainModels.train(
                        changed("mace-clopidogrel/protocol.json", "\"max_depth\": 3", "\"max_depth\": 9")))
                .hasMessageContaining("must be at most 4");
    }

    @Test
    void age_without_written_reason_refused() {
        assertThatThrownBy(() ->
                        TrainModels.train(changed("mace-clopidogrel/protocol.json", "\"mitigation\"", "\"softening\"")))
                .hasMessageContaining("must not hold the field softening");
    }

    @Test
    void figure_without_source_refused() {
        assertThatThrownBy(() -> TrainModels.train(
                        changed("cohorts/pci-members.json", "\"source\": \"nikolsky-2004\"", "\"counts_note\": \"x\"")))
                .hasMessageContaining("counts_note");
        assertThatThrownBy(() -> TrainModels.train(changed(
                        "cohorts/pci-members.json", "\"source\": \"nikolsky-2004\"", "\"source\": \"somebody\"")))
                .hasMessageContaining("must be one of the file's sources");
    }

    @Test
    void weights_of_estimates_must_sum_to_one() {
        assertThatThrownBy(() ->
                        TrainModels.train(changed("cohorts/pci-members.json", "\"weight\": 0.25", "\"weight\": 0.3")))
                .hasMessageContaining("must sum to one");
    }

    @Test
    void broken_json_is_placed_without_its_text() {
        assertThatThrownBy(() ->
                        TrainModels.train(changed("cohorts/pci-members.json", "\"sources\": {", "\"sources\": {,")))
                .hasMessageContaining("cohorts/pci-members.json:5:")
                .hasMessageContaining("one JSON document");
    }

    @Test
    void protocols_read_alike_in_turkish() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            SourceFiles protocols = BundledModels.protocols();
            SourceFile file = protocols.find("mace-clopidogrel/protocol.json").orElseThrow();
            assertThat(TrainingProtocol.read(file, protocols).features()).contains("cyp2c19_no_function_alleles");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static SourceFiles changed(String path, String from, String to) {
        SourceFiles protocols = BundledModels.protocols();
        String text = protocols.find(path).orElseThrow().text();
        assertThat(text).contains(from);
        return protocols
                .where(each -> !each.equals(path) && !each.startsWith("major"))
                .and(new SourceFiles(List.of(new SourceFile(path, text.replace(from, to)))));
    }
}
