package org.precisionbenefit.audit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.precisionbenefit.audit.log.Checkpoint;
import org.precisionbenefit.audit.log.Frontier;
import org.precisionbenefit.audit.log.LogExport;
import org.precisionbenefit.audit.log.Merkle;
import org.precisionbenefit.audit.log.NoteSigner;
import org.precisionbenefit.audit.log.Receipt;
import org.precisionbenefit.audit.log.TestLog;
import org.precisionbenefit.terminology.Digest;

/** Commands, exit codes and lines of the offline verifier. */
class VerifierTest {
    private static final Instant BEGIN = Instant.parse("2026-11-28T12:00:00Z");
    private static final NoteSigner LOG = TestLog.signer("log.example/1");

    @TempDir
    Path folder;

    private String said = "";

    @BeforeEach
    void files() throws IOException {
        write("key", LOG.key().text() + "\n");
        write("five", export(5));
        write("nine", export(9));
    }

    private static String export(int size) {
        List<String> lines = new ArrayList<>(List.of(LogExport.HEADER));
        Frontier frontier = Frontier.EMPTY;
        for (int i = 0; i < size; i++) {
            lines.add(LogExport.entry(i, entry(i)));
            frontier = frontier.append(Merkle.leaf(entry(i)));
        }
        lines.add(LogExport.checkpoint(
                LOG.sign(new Checkpoint(LOG.key().name(), frontier.head(), BEGIN.plusSeconds(size)).text())
                        .write()));
        return String.join("\n", lines) + "\n";
    }

    private static String entry(int i) {
        String hash = Digest.of("" + i).hex();
        return "{\"event\":\"DECISION\",\"decision\":\"" + new UUID(1, i) + "\",\"at\":\"" + BEGIN.plusSeconds(i)
                + "\",\"commitments\":{\"record\":\"" + hash + "\",\"explanation\":\"" + hash + "\",\"request\":\""
                + hash
                + "\",\"answer\":\"" + hash + "\",\"sealed\":\"" + hash + "\"}}";
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }

    /** Words that begin with a slash are files of the folder. */
    private int run(String... words) {
        List<String> arguments = new ArrayList<>();
        for (String word : words) {
            arguments.add(
                    word.startsWith("/") ? folder.resolve(word.substring(1)).toString() : word);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = Verifier.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8));
        said = out.toString(StandardCharsets.UTF_8);
        return code;
    }

    @Test
    void clean_log_is_0_also_with_receipts_and_time() throws IOException {
        assertThat(run("verify", "log", "/nine", "--key", "/key")).isZero();
        assertThat(said).isEqualToNormalizingNewlines("CLEAN\t9 entries\n");
        write("receipts", Receipt.of(LOG, entry(3), BEGIN).text() + "\n");
        assertThat(run(
                        "verify",
                        "log",
                        "/nine",
                        "--key",
                        "/key",
                        "--receipt",
                        "/receipts",
                        "--at",
                        "2026-11-28T12:01:00Z"))
                .isZero();
    }

    @Test
    void tampered_log_is_1_and_names_kind_and_place() throws IOException {
        write("changed", export(9).replace("T12:00:04Z", "T12:00:03Z"));
        assertThat(run("verify", "log", "/changed", "--key", "/key")).isEqualTo(1);
        assertThat(said).isEqualToNormalizingNewlines("ROOT\tsize 9\nTAMPERED\t9 entries\n");
        for (String other : List.of(
                export(9).replace("\n", "\r\n"),
                "\ufeff" + export(9),
                export(9).strip(),
                export(9) + "\n",
                export(9) + "x".repeat(300_000),
                "")) {
            write("changed", other);
            assertThat(run("verify", "log", "/changed", "--key", "/key")).isEqualTo(1);
            assertThat(said).contains("NOT_CANONICAL\tline ");
        }
    }

    @Test
    void later_export_goes_on_from_the_earlier_one_and_not_the_other_way_round() {
        assertThat(run("verify", "consistency", "/five", "/nine", "--key", "/key"))
                .isZero();
        assertThat(run("verify", "consistency", "/nine", "/five", "--key", "/key"))
                .isEqualTo(1);
        assertThat(said).contains("KEPT\tsize 9");
    }

    @Test
    void witness_keeps_what_goes_on_and_refuses_what_goes_back() throws IOException {
        assertThat(run("witness", "update", "/kept", "/five", "--key", "/key")).isZero();
        String five = Files.readString(folder.resolve("kept"));
        assertThat(run("witness", "update", "/kept", "/nine", "--key", "/key")).isZero();
        String nine = Files.readString(folder.resolve("kept"));
        assertThat(nine).isNotEqualTo(five).startsWith("log.example/1\n9\n");
        assertThat(run("witness", "update", "/kept", "/five", "--key", "/key")).isEqualTo(1);
        assertThat(folder.resolve("kept")).hasContent(nine);
        assertThat(run("verify", "log", "/five", "--key", "/key", "--kept", "/kept"))
                .isEqualTo(1);
    }

    @Test
    void what_cannot_be_checked_is_2() throws IOException {
        write("other", TestLog.signer("log.example/1").sign("a text\n").write());
        assertThat(run()).isEqualTo(2);
        assertThat(run("verify", "all", "/nine", "--key", "/key")).isEqualTo(2);
        assertThat(run("verify", "log", "/nine")).isEqualTo(2);
        assertThat(said).contains("--key");
        assertThat(run("verify", "log", "--key", "/key")).isEqualTo(2);
        assertThat(run("verify", "log", "/none", "--key", "/key")).isEqualTo(2);
        assertThat(run("verify", "log", "/nine", "--key", "/five")).isEqualTo(2);
        assertThat(run("verify", "log", "/nine", "--key", "/key", "--kept", "/other"))
                .isEqualTo(2);
        assertThat(run("verify", "log", "/nine", "--key", "/key", "--at", "noon"))
                .isEqualTo(2);
        assertThat(run("verify", "log", "/nine", "--key", "/key", "--other", "x"))
                .isEqualTo(2);
    }
}
