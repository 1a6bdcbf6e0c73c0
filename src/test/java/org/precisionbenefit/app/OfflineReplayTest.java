package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.precisionbenefit.audit.EngineHistory;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.ReleasesInMemory;
import org.precisionbenefit.audit.cli.Asked;
import org.precisionbenefit.audit.proof.BundleText;
import org.precisionbenefit.audit.proof.ProofBundle;
import org.precisionbenefit.decision.Releases;
import org.precisionbenefit.terminology.SourceFile;

/** What the offline verifier says of decisions that it decides again, as an earlier version recorded them. */
class OfflineReplayTest {
    private static final RecordedFixture RECORDED = RecordedFixture.all().get(0);
    private static final ReleasesInMemory STORE = RECORDED.releases();
    private static final Releases MADE = RECORDED.made();
    private static final ProvenDecisions PROVEN = new ProvenDecisions();

    @TempDir
    static Path folder;

    private static Path key;
    private static Path releases;

    private String said = "";

    @BeforeAll
    static void write() throws IOException {
        RECORDED.inFull().values().forEach(each -> PROVEN.add(each.record(), each.explanation()));
        String approved = RECORDED.inFull().get("approved").record();
        String explanation = RECORDED.inFull().get("approved").explanation();
        // What an insider wrote in the first place, with good commitments: the record says another number.
        String other = approved.replaceFirst("\"authorizationNumber\":\"A", "\"authorizationNumber\":\"B");
        PROVEN.add(other, explanation);
        PROVEN.add(other.replace("\"engine\":\"0.1.0\"", "\"engine\":\"99.0.0\""), explanation);
        key = PROVEN.key(folder);
        releases = Files.createDirectory(folder.resolve("releases"));
        ProvenDecisions.release(releases, STORE, ReleaseKind.POLICY, MADE.policy());
        ProvenDecisions.release(releases, STORE, ReleaseKind.FORMULARY, MADE.formulary());
        ProvenDecisions.release(releases, STORE, ReleaseKind.KNOWLEDGE, MADE.knowledge());
        ProvenDecisions.release(releases, STORE, ReleaseKind.MODELS, MADE.models());
    }

    private int run(String... words) {
        return run(null, words);
    }

    private int run(EngineHistory history, String... words) {
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of("--key", key.toString()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        try {
            return history == null
                    ? OfflineVerifier.run(arguments, stream, "0.1.0")
                    : new OfflineReplay(Asked.of(arguments), stream, history).run();
        } catch (IOException e) {
            throw new AssertionError(e);
        } finally {
            said = out.toString(StandardCharsets.UTF_8);
        }
    }

    private static String bundle(String name, ProofBundle bundle) throws IOException {
        return ProvenDecisions.write(folder.resolve(name), bundle).toString();
    }

    @Test
    void decisions_of_an_earlier_version_come_out_equal_with_releases_in_the_bundle_or_beside_it() throws IOException {
        List<String> files = new ArrayList<>(List.of("replay", "--releases", releases.toString()));
        PROVEN.write(folder, 0, 12).forEach(file -> files.add(file.toString()));
        assertThat(run(files.toArray(String[]::new))).as(said).isZero();
        assertThat(said.lines()).hasSize(12).allSatisfy(line -> assertThat(line).startsWith("EQUAL\tdecision "));
        assertThat(run("replay", bundle("whole", PROVEN.bundle(0, STORE))))
                .as(said)
                .isZero();
        assertThat(run("verify", "decision", bundle("small", PROVEN.bundle(0))))
                .as(said)
                .isZero();
    }

    @Test
    void bundle_without_its_releases_is_incomplete_and_says_which_it_lacks() throws IOException {
        String small = bundle("small", PROVEN.bundle(0));
        assertThat(run("replay", small)).isEqualTo(2);
        assertThat(said).startsWith("RELEASE_MISSING\tPOLICY " + MADE.policy() + ", FORMULARY ");
        Path some = Files.createDirectories(folder.resolve("some"));
        ProvenDecisions.release(some, STORE, ReleaseKind.POLICY, MADE.policy());
        assertThat(run("replay", small, "--releases", some.toString())).isEqualTo(2);
        assertThat(said).startsWith("RELEASE_MISSING\tFORMULARY ");
    }

    @Test
    void t25_release_of_another_text_under_the_same_name_is_tampering() throws IOException {
        Path wrong = Files.createDirectories(folder.resolve("wrong"));
        for (ReleaseKind kind : List.of(ReleaseKind.POLICY)) {
            List<SourceFile> files = STORE.find(MADE.policy()).orElseThrow().files().stream()
                    .map(file -> new SourceFile(file.path(), file.text().replace(">= 18 years", ">= 17 years")))
                    .toList();
            Files.writeString(
                    wrong.resolve(MADE.policy() + ".release"),
                    BundleText.write(new ProofBundle.Release(kind, MADE.policy(), files)));
        }
        String small = bundle("small", PROVEN.bundle(0));
        assertThat(run("replay", small, "--releases", wrong.toString())).isEqualTo(1);
        assertThat(said).startsWith("RELEASE\t" + MADE.policy() + ".release\nTAMPERED\t");
        Files.writeString(wrong.resolve(MADE.policy() + ".release"), "policy\n");
        assertThat(run("replay", small, "--releases", wrong.toString())).isEqualTo(1);
        assertThat(said).startsWith("RELEASE\t" + MADE.policy() + ".release line 1\n");
    }

    @Test
    void record_that_was_edited_is_found_before_it_is_decided() throws IOException {
        String text = Files.readString(Path.of(bundle("small", PROVEN.bundle(0))));
        Path edited = Files.writeString(folder.resolve("edited"), text.replaceFirst("\"salt\":\"..", "\"salt\":\"ff"));
        assertThat(run("replay", edited.toString(), "--releases", releases.toString()))
                .isEqualTo(1);
        assertThat(said).startsWith("PART\trecord of entry 0\n").contains("TAMPERED\t");
        Files.writeString(edited, text.substring(1));
        assertThat(run("replay", edited.toString(), "--releases", releases.toString()))
                .isEqualTo(1);
        assertThat(said).isEqualToNormalizingNewlines("NOT_CANONICAL\tline 1\nTAMPERED\tedited\n");
    }

    @Test
    void record_that_was_false_from_the_beginning_differs_and_the_place_is_named() throws IOException {
        assertThat(run("replay", bundle("false", PROVEN.bundle(12, STORE)))).isEqualTo(1);
        assertThat(said)
                .startsWith("DIFFERENT\tdecision ")
                .contains("The first difference is at record/items/0/outcome/determination/authorizationNumber.");
        assertThat(run("verify", "decision", bundle("false", PROVEN.bundle(12, STORE))))
                .as("its commitments are good")
                .isZero();
    }

    @Test
    void what_is_meant_otherwise_since_a_version_is_no_tampering_and_anything_beside_it_is() throws IOException {
        String other = bundle("false", PROVEN.bundle(12, STORE));
        String place = "record/items/*/outcome";
        EngineHistory meant = history("0.2.0", place);
        assertThat(run(meant, "replay", other)).isEqualTo(2);
        assertThat(said).startsWith("ENGINE_CHANGED\tdecision ").contains("Since 0.2.0: Numbers begin otherwise.");
        assertThat(run(history("0.2.0", "record/items/*/evaluation", "explanation"), "replay", other))
                .as("another place")
                .isEqualTo(1);
        assertThat(run(history("0.1.0", place), "replay", other))
                .as("the version had it")
                .isEqualTo(1);
        assertThat(run(meant, "replay", bundle("whole", PROVEN.bundle(0, STORE))))
                .as("what is equal")
                .isZero();
    }

    private static EngineHistory history(String since, String... places) {
        return new EngineHistory(
                "0.3.0", List.of(new EngineHistory.Change(since, List.of(places), "Numbers begin otherwise.")));
    }

    @Test
    void decision_of_a_later_version_is_left_to_its_own_verifier() throws IOException {
        assertThat(run("replay", bundle("later", PROVEN.bundle(13, STORE)))).isEqualTo(2);
        assertThat(said).startsWith("ENGINE_LATER\tdecision ").contains("engine 99.0.0");
    }

    @Test
    void what_cannot_be_checked_is_2() {
        assertThat(run("replay")).isEqualTo(2);
        assertThat(run("replay", folder.resolve("none").toString())).isEqualTo(2);
        assertThat(run("replay", "--other", "x")).isEqualTo(2);
        assertThat(run("replays", "x")).isEqualTo(2);
    }
}
