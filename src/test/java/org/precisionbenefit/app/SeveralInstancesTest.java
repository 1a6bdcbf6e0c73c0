package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of docs/operations/several-instances.md: two packaged servers, each a process, behind one database. */
@Tag("soak")
class SeveralInstancesTest {
    private static final Path PACKAGED = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path path;

    @Test
    void both_answer_from_one_store_and_one_goes_on_when_the_other_stops() throws Exception {
        assumeTrue(Files.isRegularFile(PACKAGED), "Package the application first: mvn -DskipTests package");
        String body = Files.readString(Path.of("docs/samples/approved-outright.json"));
        KeysFolder keys = new KeysFolder(path.resolve("keys"));
        keys.makeWhereNone();
        try (DataFolder folder = new DataFolder(path.resolve("database"))) {
            assertThat(folder.own()).isTrue();
            try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, keys.passwords());
                    Instance first = Instance.start(path, "first", database.settings());
                    Instance second = Instance.start(path, "second", database.settings())) {
                HttpResponse<String> made = first.submit(body);
                assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
                assertThat(second.submit(body).body()).isEqualTo(made.body());
                String id =
                        JSON.readTree(made.body()).at("/entry/0/resource/id").asText();
                assertThat(second.get("/api/v1/decisions/" + id).statusCode()).isEqualTo(200);
                assertThat(JSON.readTree(second.replay(id).body()).at("/equal").asBoolean())
                        .isTrue();
                assertThat(JSON.readTree(second.get("/q/health/ready").body())
                                .at("/status")
                                .asText())
                        .isEqualTo("UP");
                first.close();
                String other = body.replace("demo-approved-outright", "demo-after-the-first-stopped");
                assertThat(second.submit(other).statusCode()).isEqualTo(200);
                assertThat(second.submit(body).body()).isEqualTo(made.body());
                assertLinesAreJson(second.log());
            }
        }
    }

    private static void assertLinesAreJson(List<String> lines) throws IOException {
        assertThat(lines).isNotEmpty();
        for (String line : lines) {
            JsonNode said = JSON.readTree(line);
            assertThat(said.has("message")).as(line).isTrue();
        }
        assertThat(lines).noneMatch(line -> line.contains("ERROR"));
    }

    /** One server in a process of its own. */
    private record Instance(Process process, int port, Path output, Path token) implements AutoCloseable {
        static Instance start(Path folder, String name, Map<String, String> database) throws Exception {
            int port;
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = free.getLocalPort();
            }
            Path output = folder.resolve(name + ".log");
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            List<String> command = new ArrayList<>(List.of(java, "-Xmx700m"));
            database.forEach((setting, value) -> command.add("-D" + setting + "=" + value));
            command.addAll(List.of(
                    "-Dprecision-benefit.keys-dir=" + folder.resolve("keys"),
                    "-Dprecision-benefit.data-dir=" + folder.resolve(name),
                    "-Dprecision-benefit.json-logs=true",
                    "-Dquarkus.http.port=" + port,
                    "-jar",
                    PACKAGED.toString(),
                    "serve"));
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            Instance started = new Instance(
                    builder.start(), port, output, folder.resolve(name).resolve("demonstration-token"));
            started.awaitReady();
            return started;
        }

        private void awaitReady() throws Exception {
            for (int attempt = 0; attempt < 900 && process.isAlive(); attempt++) {
                try {
                    if (get("/q/health/ready").statusCode() == 200) {
                        return;
                    }
                } catch (IOException e) {
                    // Not listening yet.
                }
                Thread.sleep(100);
            }
            throw new IOException("The server does not get ready: " + Files.readString(output));
        }

        HttpResponse<String> submit(String body) throws Exception {
            return send(request("/fhir/Claim/$submit")
                    .header("Content-Type", "application/fhir+json")
                    .POST(HttpRequest.BodyPublishers.ofString(body)));
        }

        HttpResponse<String> replay(String id) throws Exception {
            return send(request("/api/v1/decisions/" + id + "/replay").POST(HttpRequest.BodyPublishers.noBody()));
        }

        HttpResponse<String> get(String path) throws Exception {
            return send(request(path));
        }

        List<String> log() throws IOException {
            return Files.readAllLines(output);
        }

        private HttpRequest.Builder request(String path) throws IOException {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
            return Files.isRegularFile(token)
                    ? request.header(
                            "Authorization", "Bearer " + Files.readString(token).strip())
                    : request;
        }

        private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }

        @Override
        public void close() throws IOException {
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
}
