package org.precisionbenefit.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged application in a process of its own, on a database that stands already. */
final class BenchServer implements AutoCloseable {
    private static final Path PACKAGED = Path.of("target/quarkus-app/quarkus-run.jar");

    private final Process process;
    private final int port;
    private final Path token;

    private BenchServer(Process process, int port, Path token) {
        this.token = token;
        this.process = process;
        this.port = port;
    }

    /** Whether the application is packaged. */
    static boolean isPackaged() {
        return Files.isRegularFile(PACKAGED);
    }

    /** Starts the application and waits until it is ready. */
    static BenchServer start(Path folder, Map<String, String> database) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        String flags = System.getProperty("bench.server.flags", "");
        if (!flags.isBlank()) {
            command.addAll(List.of(flags.strip().split(" +")));
        }
        command.addAll(List.of("-jar", PACKAGED.toString(), "serve"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(folder.resolve("server.log").toFile());
        database.forEach((setting, value) ->
                builder.environment().put(setting.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT), value));
        builder.environment()
                .putAll(Map.of(
                        "QUARKUS_HTTP_PORT",
                        Integer.toString(port),
                        "PRECISION_BENEFIT_KEYS_DIR",
                        folder.resolve("keys").toString(),
                        "PRECISION_BENEFIT_DATA_DIR",
                        folder.resolve("server").toString()));
        BenchServer server = new BenchServer(builder.start(), port, folder.resolve("server/demonstration-token"));
        server.awaitReady();
        return server;
    }

    private void awaitReady() throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest ready = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        for (int attempt = 0; attempt < 600 && process.isAlive(); attempt++) {
            try {
                if (client.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // Not listening yet.
            }
            Thread.sleep(100);
        }
        close();
        throw new IOException("The application does not get ready; see server.log in the bench folder.");
    }

    /** The demonstration token that the server left. */
    String token() throws IOException {
        return Files.readString(token).strip();
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** The processor time that the application has used so far. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
