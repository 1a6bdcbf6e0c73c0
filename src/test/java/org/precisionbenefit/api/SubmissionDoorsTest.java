package org.precisionbenefit.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.app.DurableDatabase;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.ReleaseStore;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** One submission is one decision, however often, from wherever and with whatever key it is sent. */
@QuarkusTest
@QuarkusTestResource(DurableDatabase.class)
class SubmissionDoorsTest {
    private static final String DOOR = "/api/v1/decisions";
    private static final int THREADS = 8;

    @Inject
    DataSource database;

    @Inject
    ReleaseStore releases;

    @Inject
    Canonical canonical;

    @Test
    void same_submission_from_eight_threads_at_once_is_one_decision_with_the_same_bytes() throws Exception {
        for (String key : new String[] {null, "eight-threads"}) {
            String body = body("at-once-" + key, "DEMO-0002");
            CyclicBarrier together = new CyclicBarrier(THREADS);
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                answers.add(threads.submit(() -> {
                    together.await();
                    Response answer = post(body, key);
                    assertThat(answer.statusCode()).isEqualTo(200);
                    return answer.asString();
                }));
            }
            String first = answers.get(0).get();
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isEqualTo(first);
            }
            threads.shutdown();
            assertThat(count("select count(*) from decision where claim_value = ?", "at-once-" + key))
                    .isEqualTo(1);
        }
    }

    @Test
    void key_of_the_caller_makes_a_repetition_and_another_body_under_it_is_refused() throws IOException {
        String first = post(body("keyed-1", "DEMO-0002"), "my-key").asString();
        assertThat(post(body("keyed-1", "DEMO-0002"), "my-key").asString()).isEqualTo(first);
        post(body("keyed-2", "DEMO-0002"), "my-key").then().statusCode(422);
        post(body("keyed-2", "DEMO-0002"), "my-other-key").then().statusCode(200);
    }

    @Test
    void request_that_names_one_of_another_member_is_refused_and_tells_nothing_of_that_one() throws IOException {
        String id = post(body("of-one-member", "DEMO-0002"), null).jsonPath().getString("id");
        post(related("of-another", "of-one-member", "DEMO-0099"), null)
                .then()
                .statusCode(422)
                .body("pointer", equalTo("Claim.related"))
                .body(not(containsString("DEMO-0002")))
                .body(not(containsString(id)));
        post(related("of-the-same", "of-one-member", "DEMO-0002"), null)
                .then()
                .statusCode(200)
                .body("record.inputs.completes", equalTo(id));
    }

    @Test
    void kept_record_that_was_changed_in_the_database_does_not_replay() throws Exception {
        String id = post(body("to-be-changed", "DEMO-0002"), null).jsonPath().getString("id");
        String record = text("select record from decision where id = ?::uuid", id);
        String changed = record.replaceFirst("\"authorizationNumber\":\"A", "\"authorizationNumber\":\"B");
        assertThat(changed).isNotEqualTo(record);
        set("update decision set record = ? where id = ?::uuid", changed, id);
        given().post(DOOR + "/" + id + "/replay")
                .then()
                .statusCode(409)
                .body("equal", equalTo(false))
                .body("detail", containsString("audit entry, which was written for other texts"));
        set("update decision set record = ? where id = ?::uuid", record, id);
        given().post(DOOR + "/" + id + "/replay").then().statusCode(200).body("equal", equalTo(true));
    }

    @Test
    void release_whose_content_was_changed_in_the_database_is_not_used() throws Exception {
        SourceFiles files = new SourceFiles(List.of(new SourceFile("a.yaml", "a: 1\n")));
        Digest other = Digest.of("another content");
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into release_content (digest, kind, content) values (?, 'CLOCKS', ?)")) {
            insert.setString(1, other.hex());
            insert.setString(2, canonical.encode(files));
            insert.executeUpdate();
        }
        assertThatThrownBy(() -> releases.find(other))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has another digest");
        assertThat(releases.find(Digest.of("never kept"))).isEmpty();
    }

    private static Response post(String body, String key) {
        var request = given().contentType("application/json").body(body);
        return (key == null ? request : request.header("Idempotency-Key", key)).post(DOOR);
    }

    private static String related(String number, String earlier, String member) throws IOException {
        return body(number, member)
                .replaceFirst(
                        "\"urgency\"",
                        "\"related\": {\"system\": \"https://clinic.example.org/claims\", \"value\": \"" + earlier
                                + "\"}, \"urgency\"");
    }

    /** A sample that is approved, under another number and for this member. */
    private static String body(String number, String member) throws IOException {
        return Files.readString(Path.of("docs/samples/plain/approved-gene-exception.json"))
                .replace("demo-plain-approved-gene-exception", number)
                .replace("DEMO-0002", member);
    }

    private int count(String sql, String parameter) throws Exception {
        return Integer.parseInt(text(sql, parameter));
    }

    private String text(String sql, String parameter) throws Exception {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            query.setString(1, parameter);
            try (var row = query.executeQuery()) {
                assertThat(row.next()).isTrue();
                return row.getString(1);
            }
        }
    }

    private void set(String sql, String value, String id) throws Exception {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(sql)) {
            update.setString(1, value);
            update.setString(2, id);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }
}
