package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.ReleasesInMemory;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.decision.DecisionEngine;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.Releases;
import org.precisionbenefit.decision.VariedInputs;
import org.precisionbenefit.policy.drools.DroolsEvaluator;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.prediction.xgboost.BundledModels;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** Proven decisions come out equal in processes of their own: with other zones, languages and versions of Java. */
class FreshJvmReplayTest {
    private static final JsonCanonical JSON = new JsonCanonical();
    private static final List<String> ZONES = List.of("Pacific/Kiritimati", "America/St_Johns", "Asia/Kolkata", "UTC");
    private static final int PROCESSES = 20;
    private static final int DECISIONS = 10_000;

    @TempDir
    Path folder;

    @Test
    void decisions_of_an_earlier_version_come_out_equal_in_other_zones_languages_and_java()
            throws IOException, InterruptedException {
        RecordedFixture recorded = RecordedFixture.all().get(0);
        ProvenDecisions proven = new ProvenDecisions();
        recorded.inFull().values().forEach(each -> proven.add(each.record(), each.explanation()));
        write(recorded.made(), recorded.releases());
        List<Path> bundles = proven.write(folder, 0, proven.size());
        Path key = proven.key(folder);
        Path last = FreshJvm.JAVAS.get(FreshJvm.JAVAS.size() - 1);
        for (FreshJvm each : List.of(
                FreshJvm.of(FreshJvm.JAVAS.get(0), "Pacific/Kiritimati", "tr", "TR"),
                FreshJvm.of(last, "America/St_Johns", "ar", "EG"))) {
            assertEqual(each.run(words(bundles, key)), bundles.size(), each);
        }
    }

    @Test
    @Tag("soak")
    void ten_thousand_decisions_come_out_equal_in_twenty_processes_after_three_later_releases()
            throws IOException, InterruptedException {
        ReleasesInMemory store = new ReleasesInMemory();
        AuthoredCopy copy = AuthoredCopy.below(Files.createDirectory(folder.resolve("authored")));
        Releases made = publish(copy, store, 0);
        DecisionEngine engine =
                new LoadedReleases(store, new DroolsEvaluator(10)).engine(made).orElseThrow();
        ProvenDecisions proven = new ProvenDecisions();
        VariedInputs.of(DECISIONS, 20).forEach(inputs -> {
            DecisionRecord record = engine.decide(inputs);
            proven.add(JSON.encode(record), JSON.encode(engine.explain(record)));
        });
        write(made, store);
        for (int later = 1; later <= 3; later++) {
            copy.changeEveryFile();
            Releases next = publish(copy, store, later);
            assertThat(List.of(next.policy(), next.formulary(), next.knowledge(), next.models()))
                    .doesNotContain(made.policy(), made.formulary(), made.knowledge(), made.models());
            write(next, store);
        }
        Path key = proven.key(folder);
        int parts = PROCESSES / FreshJvm.JAVAS.size();
        int each = DECISIONS / parts;
        for (int i = 0; i < PROCESSES; i++) {
            int part = i % parts;
            Path lot = Files.createDirectory(folder.resolve("lot" + i));
            List<Path> bundles = proven.write(lot, part * each, (part + 1) * each);
            FreshJvm jvm = FreshJvm.of(
                    FreshJvm.JAVAS.get(i / parts),
                    ZONES.get(i % ZONES.size()),
                    i % 2 == 0 ? "tr" : "en",
                    i % 2 == 0 ? "TR" : "US");
            assertEqual(jvm.run(words(bundles, key)), each, jvm);
            for (Path file : bundles) {
                Files.delete(file);
            }
        }
    }

    private List<String> words(List<Path> bundles, Path key) {
        List<String> words =
                new ArrayList<>(List.of("replay", "--key", key.toString(), "--releases", folder + "/releases"));
        bundles.forEach(file -> words.add(file.toString()));
        return words;
    }

    private static void assertEqual(FreshJvm.Ran ran, int decisions, FreshJvm jvm) {
        List<String> other =
                ran.lines().stream().filter(line -> !line.startsWith("EQUAL\t")).toList();
        assertThat(other).as(jvm.toString()).isEmpty();
        assertThat(ran.lines()).hasSize(decisions);
        assertThat(ran.code()).isZero();
    }

    private void write(Releases releases, ReleasesInMemory store) throws IOException {
        Path into = Files.createDirectories(folder.resolve("releases"));
        ProvenDecisions.release(into, store, ReleaseKind.POLICY, releases.policy());
        ProvenDecisions.release(into, store, ReleaseKind.FORMULARY, releases.formulary());
        ProvenDecisions.release(into, store, ReleaseKind.KNOWLEDGE, releases.knowledge());
        ProvenDecisions.release(into, store, ReleaseKind.MODELS, releases.models());
    }

    private static Releases publish(AuthoredCopy copy, ReleasesInMemory store, int generation) {
        Publishing publishing = new Publishing(store, LetIn.ALL);
        SourceFiles formulary = publishing.formulary(copy.formulary());
        SourceFiles models = BundledModels.release(ModelStage.DEMONSTRATION)
                .and(new SourceFiles(IntStream.range(0, generation)
                        .mapToObj(i -> new SourceFile("note-" + i + ".txt", "A later release.\n"))
                        .toList()));
        store.keep(ReleaseKind.MODELS, models);
        return new Releases(
                "0.1.0",
                publishing
                        .policies(copy.rules(), LoadedReleases.formulary(formulary))
                        .digest(),
                formulary.digest(),
                publishing.knowledge(copy.formulary()).digest(),
                models.digest());
    }
}
