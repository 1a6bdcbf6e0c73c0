package org.precisionbenefit.api.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.formulary.json.UsdfReader;
import org.precisionbenefit.formulary.load.FileInMemory;
import org.precisionbenefit.formulary.load.LoadedRows;
import org.precisionbenefit.formulary.load.PublishedFile;
import org.precisionbenefit.formulary.publish.FindPublications;

class FormularyExportsTest {
    private static final CallerId ANN = new CallerId("ann");
    private static final Duration LONG = Duration.ofHours(1);

    @TempDir
    Path folder;

    private final AtomicInteger number = new AtomicInteger();

    private FormularyExports exports(FindPublications published, Duration kept) {
        return new FormularyExports(
                published,
                new ExportSettings(folder.resolve("exports"), kept, 1, 2),
                Clock.systemUTC(),
                () -> "job-" + number.incrementAndGet());
    }

    private static ExportJob.Asked asked(CallerId who, String... parameters) {
        List<Map.Entry<String, String>> all = new ArrayList<>();
        for (String parameter : parameters) {
            all.add(Map.entry(parameter.split("=")[0], parameter.split("=")[1]));
        }
        return ExportQuery.read(who, all, "respond-async, handling=strict", "http://localhost/fhir/$export");
    }

    private static void await(ExportJob job) throws InterruptedException {
        for (int i = 0; i < 600 && job.state() == ExportJob.State.RUNNING; i++) {
            Thread.sleep(50);
        }
    }

    @Test
    void export_is_imported_as_the_items_that_are_published() throws Exception {
        try (FormularyExports exports = exports(() -> List.of(PublishedExamples.files()), LONG)) {
            ExportJob job = exports.begin(asked(ANN));
            await(job);
            assertThat(job.state()).isEqualTo(ExportJob.State.WHOLE);
            assertThat(job.files())
                    .extracting(ExportJob.Written::name)
                    .containsExactly(
                            "InsurancePlan.ndjson", "Basic.ndjson", "MedicationKnowledge.ndjson", "Location.ndjson");
            List<PublishedFile> files = new ArrayList<>();
            for (ExportJob.Written file : job.files()) {
                Path written = job.folder().resolve(file.name());
                assertThat(Files.readAllLines(written)).hasSize((int) file.count());
                files.add(FileInMemory.of(written));
            }
            LoadedRows loaded = LoadedRows.of(new UsdfReader(Set.of()), files.toArray(PublishedFile[]::new));
            assertThat(loaded.report()).isEmpty();
            assertThat(loaded.items()).hasSameSizeAs(PublishedExamples.items(PublishedExamples.files()));
            assertThat(exports.find(job.id(), new CallerId("bob"))).isEmpty();
            exports.remove(job);
            assertThat(exports.find(job.id(), ANN)).isEmpty();
            assertThat(job.folder()).doesNotExist();
        }
    }

    @Test
    void export_holds_the_types_and_changes_that_were_asked_for() throws Exception {
        try (FormularyExports exports = exports(() -> List.of(PublishedExamples.files()), LONG)) {
            ExportJob some = exports.begin(asked(ANN, "_type=Basic,Location", "_outputFormat=ndjson"));
            await(some);
            assertThat(some.files())
                    .extracting(ExportJob.Written::name)
                    .containsExactly("Basic.ndjson", "Location.ndjson");
            ExportJob none = exports.begin(asked(ANN, "_since=2026-11-21T10:00:00Z"));
            await(none);
            assertThat(none.files()).isEmpty();
        }
    }

    @Test
    void more_exports_than_are_taken_on_are_refused_and_one_can_be_called_off() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (FormularyExports exports = exports(
                () -> {
                    try {
                        go.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return List.of(PublishedExamples.files());
                },
                LONG)) {
            ExportJob first = exports.begin(asked(ANN));
            assertThatThrownBy(() -> exports.begin(asked(ANN)))
                    .isInstanceOfSatisfying(SearchRefusal.class, refusal -> assertThat(refusal.kind())
                            .isEqualTo(SearchRefusal.Kind.THROTTLED));
            exports.remove(first);
            assertThat(exports.find(first.id(), ANN)).isEmpty();
            go.countDown();
            for (int i = 0; i < 200 && Files.exists(first.folder()); i++) {
                Thread.sleep(50);
            }
            assertThat(first.folder()).doesNotExist();
        }
    }

    /** A device that takes nothing stands where a file of the export is written. */
    @Test
    void full_disk_fails_the_export_offers_nothing_of_it_and_leaves_nothing_behind() throws Exception {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.isWritable(full), "this system has no device that is always full");
        Path begun = Files.createDirectories(
                folder.resolve("exports/" + ProcessHandle.current().pid() + "/job-1"));
        Files.createSymbolicLink(begun.resolve("Basic.ndjson"), full);
        try (FormularyExports exports = exports(() -> List.of(PublishedExamples.files()), LONG)) {
            ExportJob job = exports.begin(asked(ANN));
            await(job);
            assertThat(job.state()).isEqualTo(ExportJob.State.FAILED);
            assertThat(job.files())
                    .as("plans were written before, and are not offered")
                    .isEmpty();
            for (int i = 0; i < 200 && Files.exists(job.folder()); i++) {
                Thread.sleep(50);
            }
            assertThat(job.folder()).doesNotExist();
            assertThat(exports.find(job.id(), ANN)).contains(job);
            ExportJob again = exports.begin(asked(ANN));
            await(again);
            assertThat(again.state()).isEqualTo(ExportJob.State.WHOLE);
            assertThat(full).exists();
        }
    }

    @Test
    void folder_that_cannot_be_made_fails_the_export_too() throws Exception {
        Files.writeString(folder.resolve("exports"), "a file stands in its place");
        try (FormularyExports exports = exports(() -> List.of(PublishedExamples.files()), LONG)) {
            ExportJob job = exports.begin(asked(ANN));
            await(job);
            assertThat(job.state()).isEqualTo(ExportJob.State.FAILED);
            assertThat(job.files()).isEmpty();
        }
    }

    @Test
    void files_are_removed_when_their_time_is_over_and_leftovers_of_former_runs_at_the_start() throws Exception {
        try (FormularyExports exports = exports(() -> List.of(), Duration.ofMillis(200))) {
            Path left = Files.createDirectories(folder.resolve("exports/999999999/job-0"));
            Files.writeString(left.resolve("Basic.ndjson"), "{}");
            exports.removeLeftovers();
            assertThat(left).doesNotExist();
            ExportJob job = exports.begin(asked(ANN));
            await(job);
            for (int i = 0; i < 200 && exports.find(job.id(), ANN).isPresent(); i++) {
                Thread.sleep(50);
            }
            assertThat(exports.find(job.id(), ANN)).isEmpty();
            assertThat(job.folder()).doesNotExist();
        }
    }

    @Test
    void fault_ends_an_export_and_says_so() throws Exception {
        try (FormularyExports exports = exports(
                () -> {
                    throw new IllegalStateException("no database");
                },
                LONG)) {
            ExportJob job = exports.begin(asked(ANN));
            await(job);
            assertThat(job.state()).isEqualTo(ExportJob.State.FAILED);
        }
    }

    @Test
    void question_that_cannot_be_read_is_refused_and_repeats_nothing() {
        for (String parameter :
                List.of("_type=CANARY", "_since=CANARY", "_outputFormat=CANARY", "CANARY=1", "_typeFilter=CANARY")) {
            assertThatThrownBy(() -> asked(ANN, parameter))
                    .isInstanceOfSatisfying(SearchRefusal.class, refusal -> assertThat(refusal.explanation())
                            .doesNotContain("CANARY"));
        }
        assertThatThrownBy(() -> ExportQuery.read(ANN, List.of(), null, "")).isInstanceOf(SearchRefusal.class);
    }
}
