package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many repetitions of many submissions at once are one decision each, with the same bytes for all who asked. */
@Tag("long")
@QuarkusTest
@Tag("alone")
@QuarkusTestResource(DurableDatabase.class)
class ExactlyOnceTest {
    private static final String NUMBER = "demo-plain-approved-gene-exception";

    @BeforeEach
    void sign() {
        token = Signed.token();
    }

    @TestHTTPResource("/api/v1/decisions")
    URI door;

    private String token = "";
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void keys_sent_twenty_times_each_at_once_are_a_decision_each() throws Exception {
        sendAll(40, 20);
    }

    @Test
    @Tag("soak")
    void thousand_keys_sent_fifty_times_each_at_once_are_a_thousand_decisions() throws Exception {
        sendAll(1_000, 50);
    }

    private void sendAll(int keys, int repeats) throws Exception {
        String sample = Files.readString(Path.of("docs/samples/plain/approved-gene-exception.json"));
        int before = decisions();
        Set<String> answers = new HashSet<>();
        ExecutorService threads = Executors.newFixedThreadPool(repeats);
        try {
            for (int key = 0; key < keys; key++) {
                String body = sample.replace(NUMBER, "once-" + keys + "-" + key);
                List<Callable<String>> same = new ArrayList<>();
                for (int repeat = 0; repeat < repeats; repeat++) {
                    same.add(() -> answer(body));
                }
                Set<String> given = new HashSet<>();
                for (Future<String> each : threads.invokeAll(same)) {
                    given.add(each.get());
                }
                assertThat(given).as("the answers for key " + key).hasSize(1);
                answers.addAll(given);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(answers).hasSize(keys);
        assertThat(decisions() - before).isEqualTo(keys);
    }

    /** Sends again for as long as it is told that the same submission is being decided. */
    private String answer(String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(door)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        while (response.statusCode() == 409) {
            assertThat(response.headers().firstValue("Retry-After")).isPresent();
            Thread.sleep(5);
            response = client.send(request, HttpResponse.BodyHandlers.ofString());
        }
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    private static int decisions() throws SQLException {
        try (Connection connection = Superuser.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from decision")) {
            assertThat(row.next()).isTrue();
            return row.getInt(1);
        }
    }
}
