package org.precisionbenefit.audit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.precisionbenefit.audit.log.Checkpoint;
import org.precisionbenefit.audit.log.Frontier;
import org.precisionbenefit.audit.log.LogExport;
import org.precisionbenefit.audit.log.Merkle;
import org.precisionbenefit.audit.log.NoteSigner;
import org.precisionbenefit.audit.log.TestLog;
import org.precisionbenefit.terminology.Digest;

/** A long clean log with looks and redactions raises no alarm, and is checked in little memory. */
class ManyEntriesTest {
    private static final Instant BEGIN = Instant.parse("2026-11-28T12:00:00Z");
    private static final NoteSigner LOG = TestLog.signer("log.example/1");
    private static final Duration MOST = Duration.ofMinutes(3);
    private static final int OF_A_BATCH = 5_000;

    @TempDir
    Path folder;

    private Frontier frontier = Frontier.EMPTY;

    @Test
    void slice_of_a_long_log_raises_no_alarm() throws IOException {
        write(20_000);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = Verifier.run(
                List.of("verify", "log", file("export"), "--key", file("key")),
                new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("CLEAN\t20000 entries\n");
        assertThat(code).isZero();
    }

    @Test
    @Tag("soak")
    void million_entries_are_clean_within_512_megabytes_and_three_minutes() throws IOException, InterruptedException {
        write(1_000_000);
        long begun = System.nanoTime();
        Process verifier = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Verifier.class.getName(),
                        "verify",
                        "log",
                        file("export"),
                        "--key",
                        file("key"))
                .redirectErrorStream(true)
                .start();
        String said = new String(verifier.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(verifier.waitFor()).as(said).isZero();
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        System.out.println("A million entries were checked in " + took.toMillis() + " ms.");
        assertThat(said).isEqualTo("CLEAN\t1000000 entries\n");
        assertThat(took).isLessThan(MOST);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    /** Of ten entries nine are decisions and one is a look; of each thousand the last redacts the first. */
    private void write(int size) throws IOException {
        Files.writeString(folder.resolve("key"), LOG.key().text(), StandardCharsets.UTF_8);
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("export"), StandardCharsets.US_ASCII)) {
            line(out, LogExport.HEADER_WITH_PAYLOADS);
            for (int i = 0; i < size; i++) {
                String hash = Digest.of("" + i).hex();
                boolean redacted = i % 1_000 == 0;
                String text = i % 1_000 == 999
                        ? event("REDACTION", "privacy", "LAW", i, i - 999, hash)
                        : i % 10 == 9
                                ? event("READ", "auditor", "GET /api/v1/decisions/{id}", i, i - 1, hash)
                                : decision(i, hash);
                line(out, LogExport.entry(i, text, redacted ? null : hash));
                frontier = frontier.append(Merkle.leaf(text));
                if (i % OF_A_BATCH == OF_A_BATCH - 1) {
                    Checkpoint checkpoint = new Checkpoint(LOG.key().name(), frontier.head(), BEGIN.plusSeconds(i));
                    line(out, LogExport.checkpoint(LOG.sign(checkpoint.text()).write()));
                }
            }
        }
    }

    private static void line(BufferedWriter out, String text) throws IOException {
        out.write(text);
        out.write('\n');
    }

    private static String decision(int i, String hash) {
        return "{\"event\":\"DECISION\",\"decision\":\"" + new UUID(1, i) + "\",\"at\":\"" + BEGIN.plusSeconds(i)
                + "\",\"commitments\":{\"record\":\"" + hash + "\",\"explanation\":\"" + hash + "\",\"request\":\""
                + hash + "\",\"answer\":\"" + hash + "\",\"sealed\":\"" + hash + "\"}}";
    }

    private static String event(String event, String role, String subject, int i, int about, String hash) {
        return "{\"event\":\"" + event + "\",\"id\":\"" + new UUID(1, i) + "\",\"at\":\"" + BEGIN.plusSeconds(i)
                + "\",\"role\":\"" + role + "\",\"actor\":\"" + hash + "\",\"subject\":\"" + subject
                + "\",\"decisions\":[\"" + new UUID(1, about) + "\"],\"commitments\":{\"details\":\"" + hash
                + "\",\"sealed\":\"" + hash + "\"}}";
    }
}
