package org.precisionbenefit.prediction.xgboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.precisionbenefit.prediction.cohort.Cohort;
import org.precisionbenefit.prediction.cohort.CohortRow;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

class TrainModelsTest {
    /** One model that is served as trees and one that is served as a line; the others are trained in the long runs. */
    private static final List<String> QUICK = List.of("checkpoint-response", "psoriasis-response");

    private static final TrainModels.Asked MACE = new TrainModels.Asked(List.of("mace-clopidogrel"), true);

    @Test
    void training_again_gives_the_committed_bytes(@TempDir Path out) throws IOException {
        again(QUICK, out);
    }

    /** The same for every model, on whichever Java this runs. */
    @Test
    @Tag("soak")
    void training_every_model_again_gives_the_committed_bytes(@TempDir Path out) throws IOException {
        again(List.of(), out);
    }

    /** The bytes are those of the library's build for this platform; another build may round otherwise. */
    private static void again(List<String> ids, Path out) throws IOException {
        String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        boolean same = platform.equals("Linux amd64");
        if (!same) {
            System.out.println("Skipped: the committed models were trained on Linux amd64, not on " + platform + ".");
        }
        Assumptions.assumeTrue(same);
        List<Path> written = TrainModels.run(BundledModels.protocols(), new TrainModels.Asked(ids, false), out);
        assertThat(written).hasSizeGreaterThanOrEqualTo(6);
        for (Path file : written) {
            String path = out.relativize(file).toString().replace('\\', '/');
            try (InputStream committed = BundledModels.class.getResourceAsStream("/models/" + path)) {
                assertThat(committed).as(path).isNotNull();
                assertThat(Files.readString(file))
                        .as(path)
                        .isEqualTo(new String(committed.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    /** A laboratory value of the day after the first fill, planted into one member of thousands. */
    @Test
    void fact_from_after_the_first_fill_is_refused() {
        SourceFiles protocols = BundledModels.protocols();
        TrainingProtocol protocol = TrainingProtocol.read(
                        protocols.find("psoriasis-response/protocol.json").orElseThrow(), protocols)
                .rehearsed();
        Cohort all = protocol.drawn();
        int bmi = protocol.features().indexOf("bmi");
        List<CohortRow> rows = new ArrayList<>(all.rows());
        CohortRow honest = rows.get(4321);
        float[] values = honest.values();
        int[] days = new int[values.length];
        values[bmi] = 31f;
        days[bmi] = 1;
        rows.set(4321, new CohortRow(values, days, honest.event(), honest.who()));
        assertThatThrownBy(() -> TrainedModel.of(protocol, new Cohort(all.names(), rows)))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining("psoriasis-response")
                .hasMessageContaining("after the first fill")
                .hasMessageContaining("bmi");
    }

    @Test
    void protocol_with_misspelt_field_names_it() {
        assertThatThrownBy(() -> train(changed("mace-clopidogrel/protocol.json", "\"max_depth\"", "\"maxdepth\"")))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining("mace-clopidogrel/protocol.json")
                .hasMessageContaining("must not hold the field maxdepth")
                .hasMessageContaining("max_depth");
    }

    @Test
    void protocol_with_deep_trees_refused() {
        assertThatThrownBy(
                        () -> train(changed("mace-clopidogrel/protocol.json", "\"max_depth\": 3", "\"max_depth\": 9")))
                .hasMessageContaining("must be at most 4");
    }

    @Test
    void age_without_written_reason_refused() {
        assertThatThrownBy(() -> train(changed("mace-clopidogrel/protocol.json", "\"mitigation\"", "\"softening\"")))
                .hasMessageContaining("must not hold the field softening");
    }

    @Test
    void figure_without_source_refused() {
        assertThatThrownBy(() -> train(
                        changed("cohorts/pci-members.json", "\"source\": \"nikolsky-2004\"", "\"counts_note\": \"x\"")))
                .hasMessageContaining("counts_note");
        assertThatThrownBy(() -> train(changed(
                        "cohorts/pci-members.json", "\"source\": \"nikolsky-2004\"", "\"source\": \"somebody\"")))
                .hasMessageContaining("must be one of the file's sources");
    }

    @Test
    void weights_of_estimates_must_sum_to_one() {
        assertThatThrownBy(() -> train(changed("cohorts/pci-members.json", "\"weight\": 0.25,", "\"weight\": 0.3,")))
                .hasMessageContaining("must sum to one");
    }

    @Test
    void broken_json_is_placed_without_its_text() {
        assertThatThrownBy(() -> train(changed("cohorts/pci-members.json", "\"sources\": {", "\"sources\": {,")))
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

    private static void train(SourceFiles protocols) {
        TrainModels.train(protocols, MACE);
    }

    private static SourceFiles changed(String path, String from, String to) {
        SourceFiles protocols = BundledModels.protocols();
        String text = protocols.find(path).orElseThrow().text();
        assertThat(text).contains(from);
        return protocols
                .where(each -> !each.equals(path))
                .and(new SourceFiles(List.of(new SourceFile(path, text.replace(from, to)))));
    }
}
