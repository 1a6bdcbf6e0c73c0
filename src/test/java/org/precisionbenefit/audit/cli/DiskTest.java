package org.precisionbenefit.audit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.precisionbenefit.audit.log.NoteSigner;
import org.precisionbenefit.audit.log.TestLog;
import org.precisionbenefit.audit.postgres.PostgresLogReader;
import org.precisionbenefit.audit.postgres.PostgresSequence;
import org.precisionbenefit.audit.postgres.TamperedLog;
import org.precisionbenefit.terminology.Digest;

/** T-31: whoever edits the files of the database while it stands is found by the pages' checksums, and by the log in any case. */
class DiskTest {
    private static final NoteSigner LOG = TestLog.signer("log.example/1");
    private static final Instant AT = Instant.parse("2026-11-28T12:00:00Z");

    @TempDir
    Path folder;

    private EmbeddedPostgres start() throws Exception {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("pgdata"))
                .setCleanDataDirectory(false)
                .setDataDirectoryCustomizer(this::withChecksums)
                .start();
    }

    /** The library makes clusters without checksums, so that the same program makes this one anew. */
    private void withChecksums(File data) {
        try {
            if (Files.exists(folder.resolve("made"))) {
                return;
            }
            Files.writeString(folder.resolve("made"), "");
            try (Stream<Path> files = Files.walk(data.toPath())) {
                files.sorted(Comparator.reverseOrder())
                        .filter(file -> !file.equals(data.toPath()))
                        .forEach(file -> file.toFile().delete());
            }
            Path programs = Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg");
            try (Stream<Path> all = Files.walk(programs, 3)) {
                Path program = all.filter(file -> file.endsWith("bin/initdb"))
                        .findFirst()
                        .orElseThrow();
                List<String> command = new ArrayList<>(List.of(
                        program.toString(),
                        "-A",
                        "trust",
                        "-U",
                        "postgres",
                        "-D",
                        data.toString(),
                        "-E",
                        "UTF-8",
                        "--data-checksums"));
                if (System.getProperty("user.name").equals("root")) {
                    command.addAll(0, List.of("unshare", "-U"));
                }
                assertThat(new ProcessBuilder(command)
                                .redirectErrorStream(true)
                                .redirectOutput(folder.resolve("initdb.log").toFile())
                                .start()
                                .waitFor())
                        .isZero();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void t31_edited_page_is_refused_by_its_checksum_and_found_by_the_log_where_nobody_asks_for_checksums()
            throws Exception {
        String file;
        try (EmbeddedPostgres server = start()) {
            DataSource database = server.getPostgresDatabase();
            assertThat(value(database, "show data_checksums")).isEqualTo("on");
            run(
                    database,
                    "create role pbe_application; create role pbe_sequencer; create role pbe_redaction; create role"
                            + " pbe_rotation");
            TamperedLog.migrate(database);
            for (int i = 0; i < 5; i++) {
                run(
                        database,
                        "insert into audit_pending (event_id, entry) values ('" + new UUID(1, i) + "', '" + entry(i)
                                + "')");
            }
            try (PostgresSequence sequence = new PostgresSequence(database, LOG)) {
                sequence.next(AT);
            }
            file = value(database, "select pg_relation_filepath('audit_log')");
            run(database, "checkpoint");
        }
        edit(folder.resolve("pgdata").resolve(file));
        try (EmbeddedPostgres server = start()) {
            DataSource database = server.getPostgresDatabase();
            assertThatThrownBy(() -> new PostgresLogReader(database).write(line -> {}))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("XX001");
            run(database, "alter system set ignore_checksum_failure = on");
            run(database, "select pg_reload_conf()");
            Thread.sleep(500);
            List<String> lines = new ArrayList<>();
            new PostgresLogReader(database).write(lines::add);
            assertThat(verified(lines)).contains("ROOT\tsize 5");
        }
    }

    /** One digit of an entry's instant, as it lies on the disk. */
    private static void edit(Path file) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        String page = new String(bytes, StandardCharsets.ISO_8859_1);
        int at = page.indexOf("2026-11-28T12:00:03Z");
        assertThat(at).isPositive();
        bytes[at + "2026-11-28T12:00:0".length()] = '4';
        Files.write(file, bytes);
    }

    private String verified(List<String> lines) throws Exception {
        Path export = Files.writeString(folder.resolve("export"), String.join("\n", lines) + "\n");
        Path key = Files.writeString(folder.resolve("key"), LOG.key().text());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = Verifier.run(
                List.of("verify", "log", export.toString(), "--key", key.toString()),
                new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(code).isEqualTo(1);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String entry(int i) {
        String hash = Digest.of("" + i).hex();
        return "{\"event\":\"DECISION\",\"decision\":\"" + new UUID(1, i) + "\",\"at\":\"" + AT.plusSeconds(i)
                + "\",\"commitments\":{\"record\":\"" + hash + "\",\"explanation\":\"" + hash + "\",\"request\":\""
                + hash + "\",\"answer\":\"" + hash + "\",\"sealed\":\"" + hash + "\"}}";
    }

    private static void run(DataSource database, String sql) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(DataSource database, String sql) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
