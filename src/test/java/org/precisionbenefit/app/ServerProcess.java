package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged server in a process of its own on a folder; it can be killed, frozen and started again. */
final class ServerProcess implements AutoCloseable {
    private static final Path PACKAGED = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(120);
    /** What the runtime is told: short runs start with the fast compiler alone, long ones as in service. */
    private static final List<String> RUNTIME = Stream.of(
                    System.getProperty("test.server.args", "").split(" "))
            .filter(word -> !word.isBlank())
            .toList();

    private final Path folder;
    private final List<String> settings;
    private final int port;
    private final DoorClient client;
    private Process process;

    ServerProcess(Path folder, String... settings) throws IOException {
        this.folder = folder;
        this.settings = List.of(settings);
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        client = new DoorClient(port, folder.resolve("data/demonstration-token"), HttpClient.Version.HTTP_1_1);
    }

    DoorClient client() {
        return client;
    }

    int port() {
        return port;
    }

    Process process() {
        return process;
    }

    /** Starts the process; it answers later. */
    ServerProcess start() throws IOException {
        assertThat(PACKAGED).as("the packaged application").isRegularFile();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(RUNTIME);
        command.addAll(List.of(
                "-Xmx1g",
                "-Dprecision-benefit.data-dir=" + folder.resolve("data"),
                "-Dprecision-benefit.keys-dir=" + folder.resolve("keys"),
                "-Dprecision-benefit.compile-at-start=false",
                "-Dprecision-benefit.check-after-start=0",
                "-Dquarkus.http.port=" + port));
        command.addAll(settings);
        command.addAll(List.of("-jar", PACKAGED.toString(), "serve"));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        return this;
    }

    /** Starts and waits for the first accepted decision; the milliseconds that it took. */
    long startAndAccept(String claim) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        start();
        awaitAccepted(claim);
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }

    /** Sends a request again and again until it is answered with 200. */
    void awaitAccepted(String claim) throws IOException, InterruptedException {
        for (long end = System.nanoTime() + PATIENCE_NANOS; System.nanoTime() < end; Thread.sleep(50)) {
            try {
                if (client.submit(claim).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                assertThat(process.isAlive()).as(Files.readString(log())).isTrue();
            }
        }
        throw new AssertionError("The server accepts nothing: " + Files.readString(log()));
    }

    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** The database's main process. */
    ProcessHandle database() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("data/pgdata/postmaster.pid"));
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip())).orElseThrow();
    }

    /** Sends a signal to every process of the database. */
    void signalDatabase(String signal) throws IOException, InterruptedException {
        ProcessHandle main = database();
        List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
        Stream.concat(Stream.of(main), main.descendants()).forEach(one -> command.add(Long.toString(one.pid())));
        new ProcessBuilder(command).start().waitFor();
    }

    Path log() {
        return folder.resolve("server.log");
    }

    @Override
    public void close() throws IOException {
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
