package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the embedded database acknowledged is there after the hardest stops. */
@Tag("soak")
class EmbeddedDatabaseTest {
    private static final int ROWS = 50;

    @TempDir
    Path path;

    @Test
    void every_acknowledged_row_is_there_after_all_processes_were_killed() throws Exception {
        ProcessHandle postmaster = writtenAndOwnerKilled();
        killAll(postmaster);
        assertRowsAreThere();
    }

    @Test
    void server_left_behind_by_a_killed_owner_is_stopped_and_its_rows_are_there() throws Exception {
        ProcessHandle leftover = writtenAndOwnerKilled();
        assertThat(leftover.isAlive()).isTrue();
        assertRowsAreThere();
        assertThat(leftover.onExit().get(10, TimeUnit.SECONDS).isAlive()).isFalse();
    }

    /** Another process owns the folder and serves; it is killed when the rows were acknowledged. */
    private ProcessHandle writtenAndOwnerKilled() throws Exception {
        Process owner = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Owner.class.getName(),
                        path.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            String url = owner.inputReader()
                    .lines()
                    .filter(line -> line.startsWith("jdbc:"))
                    .findFirst()
                    .orElseThrow();
            write(url);
            return postmaster();
        } finally {
            owner.destroyForcibly();
            owner.waitFor();
        }
    }

    private void assertRowsAreThere() throws Exception {
        try (DataFolder folder = new DataFolder(path.resolve("data"))) {
            assertThat(folder.own()).isTrue();
            try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, passwords(path))) {
                assertThat(rows(database.url())).isEqualTo(ROWS);
            }
        }
    }

    /** Owns the folder, starts its database, says where and waits to be killed. */
    static final class Owner {
        private Owner() {}

        public static void main(String... arguments) throws Exception {
            Path path = Path.of(arguments[0]);
            DataFolder folder = new DataFolder(path.resolve("data"));
            if (folder.own()) {
                System.out.println(
                        EmbeddedDatabase.start(folder, passwords(path)).url());
            }
            System.in.read();
        }
    }

    @Test
    void stale_file_that_names_another_process_ends_nobody() throws Exception {
        try (DataFolder folder = new DataFolder(path.resolve("data"))) {
            assertThat(folder.own()).isTrue();
            EmbeddedDatabase.start(folder, passwords(path)).close();
            Path data = path.resolve("data/pgdata");
            Process bystander = new ProcessBuilder("sleep", "60").start();
            Files.writeString(data.resolve("postmaster.pid"), bystander.pid() + "\n" + data + "\n");
            try (EmbeddedDatabase second = EmbeddedDatabase.start(folder, passwords(path))) {
                assertThat(second.url()).isNotEmpty();
                assertThat(bystander.isAlive()).isTrue();
            } finally {
                bystander.destroyForcibly();
            }
        }
    }

    private ProcessHandle postmaster() throws IOException {
        List<String> lines = Files.readAllLines(path.resolve("data/pgdata/postmaster.pid"));
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip())).orElseThrow();
    }

    private static void killAll(ProcessHandle postmaster) throws Exception {
        List<ProcessHandle> all =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle one : all) {
            one.onExit().get(10, TimeUnit.SECONDS);
        }
    }

    private static Map<String, String> passwords(Path path) throws IOException {
        KeysFolder keys = new KeysFolder(path.resolve("keys"));
        keys.makeWhereNone();
        return keys.passwords();
    }

    private static Connection connect(String url, Path path) throws IOException, SQLException {
        return DriverManager.getConnection(
                url, KeysFolder.SUPERUSER, passwords(path).get(KeysFolder.SUPERUSER));
    }

    private void write(String url) throws IOException, SQLException {
        try (Connection connection = connect(url, path);
                Statement statement = connection.createStatement()) {
            statement.execute("create table kept (n int primary key)");
            for (int i = 0; i < ROWS; i++) {
                statement.execute("insert into kept values (" + i + ")");
            }
        }
    }

    private int rows(String url) throws IOException, SQLException {
        try (Connection connection = connect(url, path);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from kept")) {
            assertThat(row.next()).isTrue();
            return row.getInt(1);
        }
    }
}
