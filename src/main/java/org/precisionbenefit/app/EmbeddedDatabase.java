package org.precisionbenefit.app;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.precisionbenefit.terminology.ConfigurationFault;

/**
 * A real PostgreSQL server in a data folder that this process owns. What it acknowledges is on disk: the library's own
 * defaults are not durable and are overridden here.
 */
final class EmbeddedDatabase implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** The line of the server's own file that says its port. */
    private static final int PORT_LINE = 3;

    private static final List<String> DURABLE = List.of("fsync", "synchronous_commit", "full_page_writes");

    private final EmbeddedPostgres server;
    private final Optional<ProcessHandle> process;
    private final DataFolder folder;
    private final Map<String, String> passwords;

    private EmbeddedDatabase(EmbeddedPostgres server, DataFolder folder, Map<String, String> passwords)
            throws IOException {
        // The library's own process is the one that started the server, and has ended.
        this.process = running(folder.path("pgdata"));
        this.server = server;
        this.folder = folder;
        this.passwords = passwords;
    }

    /**
     * Starts the server.
     *
     * @param folder a data folder that this process owns
     * @param passwords the password of each login
     */
    static EmbeddedDatabase start(DataFolder folder, Map<String, String> passwords)
            throws IOException, InterruptedException {
        return start(folder, passwords, 0);
    }

    /** On the given port; with 0 it draws one. */
    private static EmbeddedDatabase start(DataFolder folder, Map<String, String> passwords, int port)
            throws IOException, InterruptedException {
        Path data = folder.path("pgdata");
        endLeftover(data);
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setOverrideWorkingDirectory(folder.path("pgbin").toFile())
                .setCleanDataDirectory(false)
                .setConnectConfig("password", passwords.get(KeysFolder.SUPERUSER))
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(PATIENCE)
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD);
        DURABLE.forEach(setting -> builder.setServerConfig(setting, "on"));
        EmbeddedPostgres server = builder.start();
        try {
            DatabaseLogins.bringUpToDate(server.getPostgresDatabase(superuser(passwords)), data, passwords);
        } catch (SQLException e) {
            server.close();
            throw new IOException(
                    "The logins of the database cannot be brought up to date (SQL state " + e.getSQLState()
                            + "). Maybe the keys folder belongs to another data folder.",
                    e);
        }
        return new EmbeddedDatabase(server, folder, passwords);
    }

    /** Whether a database was ever made in this folder. */
    static boolean isMade(DataFolder folder) {
        return Files.isRegularFile(folder.path("pgdata").resolve("PG_VERSION"));
    }

    /**
     * Where the database is reached that another process runs on this folder; without a user.
     *
     * @throws IOException when none runs
     */
    static String urlOfRunning(DataFolder folder) throws IOException {
        List<String> lines =
                Files.readAllLines(folder.path("pgdata").resolve("postmaster.pid"), StandardCharsets.UTF_8);
        if (lines.size() <= PORT_LINE) {
            throw new IOException("The database of the data folder is just starting. Try again in a moment.");
        }
        return "jdbc:postgresql://127.0.0.1:" + lines.get(PORT_LINE).strip() + "/postgres";
    }

    private static Map<String, String> superuser(Map<String, String> passwords) {
        return Map.of("password", Objects.requireNonNull(passwords.get(KeysFolder.SUPERUSER)));
    }

    /** Whether the server's process still runs. */
    boolean isAlive() {
        return process.map(ProcessHandle::isAlive).orElse(false);
    }

    /** Starts a server that died once more, on the same port and with the same settings. */
    EmbeddedDatabase again() throws IOException, InterruptedException {
        int port = server.getPort();
        server.close();
        return start(folder, passwords, port);
    }

    /** Where it is reached; without a user. */
    String url() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
    }

    /** The settings by which the application reaches it: a login each for decisions, the schema, the log and redactions. */
    Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "quarkus.datasource.jdbc.url", url(),
                "quarkus.flyway.jdbc-url", url(),
                "quarkus.flyway.init-sql", DatabaseLogins.asOwner()));
        login(settings, "quarkus.datasource", KeysFolder.APPLICATION);
        login(settings, "quarkus.flyway", KeysFolder.MIGRATION);
        login(settings, "precision-benefit.sequencer", KeysFolder.SEQUENCER);
        login(settings, "precision-benefit.redaction", KeysFolder.REDACTION);
        return settings;
    }

    private void login(Map<String, String> settings, String part, String login) {
        settings.put(part + ".username", login);
        settings.put(part + ".password", Objects.requireNonNull(passwords.get(login)));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /**
     * Ends a server that a killed process left behind. Its file names the process and the folder; only a live process
     * that runs a database on this very folder is ended.
     */
    private static void endLeftover(Path data) throws IOException, InterruptedException {
        Optional<ProcessHandle> leftover = running(data);
        if (leftover.isPresent()) {
            end(leftover.get());
        }
        Files.deleteIfExists(data.resolve("postmaster.pid"));
    }

    /** The live process that runs a database on this very folder, by the file that it wrote there. */
    private static Optional<ProcessHandle> running(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        return lines.size() > 1 && isSame(data, lines.get(1))
                ? ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(EmbeddedDatabase::isDatabase)
                : Optional.empty();
    }

    private static boolean isSame(Path data, String named) throws IOException {
        Path other = Path.of(named.strip());
        return Files.exists(other) && Files.isSameFile(data, other);
    }

    private static boolean isDatabase(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.contains("postgres"))
                .orElse(true);
    }

    private static void end(ProcessHandle server) throws IOException, InterruptedException {
        // SIGINT is the server's own "fast" stop; Java can only send SIGTERM, which waits for open sessions.
        new ProcessBuilder("kill", "-INT", String.valueOf(server.pid())).start().waitFor();
        try {
            server.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new ConfigurationFault(
                    "precision-benefit.data-dir",
                    "A database left behind by an earlier run (process " + server.pid()
                            + ") does not stop. Stop that process and start again.");
        }
    }
}
