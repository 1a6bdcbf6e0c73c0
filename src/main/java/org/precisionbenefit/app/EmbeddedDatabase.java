package org.precisionbenefit.app;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
    private static final List<String> DURABLE = List.of("fsync", "synchronous_commit", "full_page_writes");

    private final EmbeddedPostgres server;

    private EmbeddedDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    /**
     * Starts the server.
     *
     * @param folder a data folder that this process owns
     */
    static EmbeddedDatabase start(DataFolder folder) throws IOException, InterruptedException {
        Path data = folder.path("pgdata");
        endLeftover(data);
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setOverrideWorkingDirectory(folder.path("pgbin").toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(PATIENCE)
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD);
        DURABLE.forEach(setting -> builder.setServerConfig(setting, "on"));
        return new EmbeddedDatabase(builder.start());
    }

    String url() {
        return server.getJdbcUrl("postgres", "postgres");
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
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        Optional<ProcessHandle> leftover = lines.size() > 1 && isSame(data, lines.get(1))
                ? ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(EmbeddedDatabase::isDatabase)
                : Optional.empty();
        if (leftover.isPresent()) {
            end(leftover.get());
        }
        Files.deleteIfExists(file);
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
