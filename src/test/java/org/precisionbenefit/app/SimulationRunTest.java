package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.precisionbenefit.api.cli.SimulationDesk;
import org.precisionbenefit.decision.simulation.RequestGenerator;
import org.precisionbenefit.decision.simulation.Simulation;
import org.precisionbenefit.decision.simulation.SimulationReport;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.policy.EvaluationFault;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.policy.yaml.RulesFolder;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFile;

/** A simulation gives the same bytes each time, also when it was killed, and stops where evaluators differ. */
class SimulationRunTest {
    private static final Path FORMULARY = Path.of("formulary-data");

    @TempDir
    private Path folder;

    private Path rules;
    private Path lower;

    @BeforeEach
    void lowerOneThreshold() throws IOException {
        rules = folder.resolve("rules");
        lower = folder.resolve("lower");
        for (SourceFile file : RulesFolder.ofFivePolicies().files()) {
            write(rules.resolve(file.path()), file.text());
            write(lower.resolve(file.path()), file.text().replace(">= 70 mg/dL", ">= 55 mg/dL"));
        }
    }

    private static void write(Path to, String text) throws IOException {
        Files.createDirectories(to.getParent());
        Files.writeString(to, text);
    }

    private SimulationRun desk() {
        return new SimulationRun(rules, FORMULARY, new RecordedRequests(new KeysFolder(Path.of("none"))));
    }

    private String simulate(Path into, List<String> progress) throws IOException, InterruptedException {
        return desk().simulate(new SimulationDesk.Order(rules, lower, 3_200, 11, null, into), progress::add);
    }

    @Test
    void a_run_that_was_killed_in_the_middle_of_a_line_goes_on_and_gives_the_same_bytes() throws Exception {
        Path whole = folder.resolve("whole");
        Path killed = folder.resolve("killed");
        String text = simulate(whole, new ArrayList<>());
        assertThat(text).contains("ldl-70: ");
        byte[] results = Files.readAllBytes(whole.resolve("results.tsv"));
        for (int part : List.of(results.length / 2, results.length / 3, 40, 0, results.length - 1, results.length)) {
            Files.createDirectories(killed);
            Files.write(killed.resolve("results.tsv"), Arrays.copyOf(results, part));
            List<String> progress = new ArrayList<>();
            assertThat(simulate(killed, progress)).isEqualTo(text);
            for (String file : List.of("results.tsv", "report.json", "report.txt")) {
                assertThat(Files.readAllBytes(killed.resolve(file)))
                        .as(file + " after " + part)
                        .isEqualTo(Files.readAllBytes(whole.resolve(file)));
            }
            if (part == results.length / 2) {
                assertThat(progress).first().asString().matches("goes on after [0-9]+ of 3200");
            }
        }
    }

    @Test
    void one_thread_writes_the_same_bytes_as_three() throws Exception {
        PolicyRelease before = LoadedReleases.policy(ReleaseFolders.below(rules));
        PolicyRelease after = LoadedReleases.policy(ReleaseFolders.below(lower));
        FormularyRelease drugs = LoadedReleases.formulary(ReleaseFolders.formulary(FORMULARY));
        RequestSource source = new InventedRequests(
                SimulationReport.Run.invented(5, 2_100, "a", "b", "c"), new RequestGenerator(before, after, drugs, 5));
        List<String> written = new ArrayList<>();
        for (int threads : List.of(1, 3)) {
            Path file = folder.resolve("by-" + threads + ".tsv");
            new ChunkedRun(new Simulation(before, after), new ReferenceEvaluator(), source, threads)
                    .into(new ResultFile(file, "x"), words -> {});
            written.add(Files.readString(file, StandardCharsets.UTF_8));
        }
        assertThat(written.get(0)).isEqualTo(written.get(1));
    }

    @Test
    void evaluators_that_differ_end_the_run() throws Exception {
        PolicyRelease release = LoadedReleases.policy(ReleaseFolders.below(rules));
        FormularyRelease drugs = LoadedReleases.formulary(ReleaseFolders.formulary(FORMULARY));
        RequestSource source = new InventedRequests(
                SimulationReport.Run.invented(5, 700, "a", "b", "c"), new RequestGenerator(release, release, drugs, 5));
        ChunkedRun run = new ChunkedRun(new Simulation(release, release), (policy, facts) -> List.of(), source, 2);
        assertThatThrownBy(() -> run.into(new ResultFile(folder.resolve("r.tsv"), "x"), words -> {}))
                .isInstanceOf(EvaluationFault.class)
                .hasMessageContaining("must agree on request 5-");
    }

    @Test
    void results_of_another_run_are_refused() throws Exception {
        Path into = folder.resolve("into");
        simulate(into, new ArrayList<>());
        assertThatThrownBy(() ->
                        desk().simulate(new SimulationDesk.Order(rules, lower, 3_200, 12, null, into), words -> {}))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining("another run");
    }

    @Test
    void folders_and_versions_are_compared() throws Exception {
        assertThat(desk().diff(rules.toString(), lower.toString()))
                .containsExactly("pcsk9-inhibitors/2026.1 ldl-70: the threshold falls from 70 to 55 mg/dL.");
        assertThat(desk().diff("siponimod/2026.1", "siponimod/2026.1")).isEmpty();
        assertThatThrownBy(() -> desk().diff("siponimod/2026.1", lower.toString()))
                .hasMessageContaining("must be folders of rules, or both");
        assertThatThrownBy(() -> desk().diff("siponimod/2026.1", "siponimod/1999.1"))
                .hasMessageContaining("The version (siponimod/1999.1) must be one");
    }
}
