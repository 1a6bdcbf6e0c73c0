package org.precisionbenefit.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Asks a server over HTTP. Whoever needs a token gives the file in which one is written, here and nowhere else. */
final class DoorClient {
    private static final String SAMPLE = "approved-outright";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client;
    private final String address;
    private final Path token;
    private final String sample;

    DoorClient(int port, Path token, HttpClient.Version version) throws IOException {
        this.client = HttpClient.newBuilder()
                .version(version)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        this.address = "http://127.0.0.1:" + port;
        this.token = token;
        this.sample = Files.readString(Path.of("docs/samples/" + SAMPLE + ".json"));
    }

    /** The request of a claim number of its own. */
    String body(String claim) {
        return sample.replace("demo-" + SAMPLE, claim);
    }

    HttpResponse<String> submit(String claim) throws IOException, InterruptedException {
        return client.send(submission(claim), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    HttpRequest submission(String claim) throws IOException {
        return to("/fhir/Claim/$submit")
                .header("Content-Type", "application/fhir+json")
                .POST(HttpRequest.BodyPublishers.ofString(body(claim)))
                .build();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(to(path).build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    HttpClient client() {
        return client;
    }

    /** The header line that carries the token, or nothing where there is none. */
    String authorization() throws IOException {
        return Files.isRegularFile(token)
                ? "Authorization: Bearer " + Files.readString(token).strip() + "\r\n"
                : "";
    }

    private HttpRequest.Builder to(String path) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE);
        return Files.isRegularFile(token)
                ? request.header(
                        "Authorization", "Bearer " + Files.readString(token).strip())
                : request;
    }
}
