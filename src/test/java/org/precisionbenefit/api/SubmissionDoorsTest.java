package org.precisionbenefit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.precisionbenefit.app.Signed.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.app.DurableDatabase;
import org.precisionbenefit.app.Superuser;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.DecisionStore;
import org.precisionbenefit.audit.Found;
import org.precisionbenefit.audit.ReleaseStore;
import org.precisionbenefit.profile.MemberId;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** One submission is one decision, however often, from wherever and with whatever key it is sent. */
@QuarkusTest
@Tag("alone")
@QuarkusTestResource(DurableDatabase.class)
class SubmissionDoorsTest {
    private static final String DOOR = "/api/v1/decisions";
    private static final int THREADS = 8;

    @Inject
    DataSource database;

    @Inject
    DecisionStore store;

    @Inject
    ReleaseStore releases;

    @Inject
    Canonical canonical;

    @Test
    void same_submission_from_eight_threads_at_once_is_one_decision_with_the_same_bytes_or_still_running()
            throws Exception {
        for (String key : new String[] {null, "eight-threads"}) {
            String body = body("at-once-" + key, "DEMO-ONCE-" + key);
            CyclicBarrier together = new CyclicBarrier(THREADS);
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            List<Future<Response>> answers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                answers.add(threads.submit(() -> {
                    together.await();
                    return post(body, key);
                }));
            }
            String kept = null;
            for (Future<Response> each : answers) {
                Response answer = each.get();
                if (answer.statusCode() == 409) {
                    assertThat(answer.jsonPath().getString("detail")).contains("being decided at this moment");
                } else {
                    assertThat(answer.statusCode()).isEqualTo(200);
                    kept = kept == null ? answer.asString() : kept;
                    assertThat(answer.asString()).isEqualTo(kept);
                }
            }
            threads.shutdown();
            assertThat(post(body, key).asString()).isEqualTo(kept);
            String member = post(body, key).jsonPath().getString("record.inputs.profile.member");
            assertThat(store.ofMember(new MemberId(member), VisiblePlans.EVERY)).hasSize(1);
        }
    }

    @Test
    void updates_of_one_case_at_once_go_one_after_the_other() throws Exception {
        String member = "DEMO-RACE";
        post(body("race-0", member), null).then().statusCode(200);
        CyclicBarrier together = new CyclicBarrier(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<Response>> answers = new ArrayList<>();
        for (int i = 1; i <= THREADS; i++) {
            String update = related("race-" + i, "race-0", member);
            answers.add(threads.submit(() -> {
                together.await();
                return post(update, null);
            }));
        }
        int taken = 0;
        for (Future<Response> answer : answers) {
            assertThat(answer.get().statusCode()).isIn(200, 409);
            taken += answer.get().statusCode() == 200 ? 1 : 0;
        }
        threads.shutdown();
        List<Found> all = store.ofMember(new MemberId(member), VisiblePlans.EVERY);
        assertThat(all).hasSize(taken + 1);
        assertThat(all.stream().map(Found::completes).filter(Objects::nonNull))
                .doesNotHaveDuplicates()
                .hasSize(taken);
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
        flip("payload", "sealed", id);
        given().post(DOOR + "/" + id + "/replay").then().statusCode(503);
        flip("payload", "sealed", id);
        given().post(DOOR + "/" + id + "/replay").then().statusCode(200).body("equal", equalTo(true));
        run("update payload set salt = reverse(salt) where decision_id = '" + id + "'");
        given().post(DOOR + "/" + id + "/replay")
                .then()
                .statusCode(409)
                .body("equal", equalTo(false))
                .body("detail", containsString("audit entry, which was written for other texts"));
    }

    @Test
    void payload_of_another_decision_does_not_open() throws Exception {
        String one = post(body("swapped-1", "DEMO-0002"), null).jsonPath().getString("id");
        String other = post(body("swapped-2", "DEMO-0002"), null).jsonPath().getString("id");
        run("update payload a set wrapped_key = b.wrapped_key, sealed = b.sealed, salt = b.salt from payload b"
                + " where a.decision_id = '" + one + "' and b.decision_id = '" + other + "'");
        given().get(DOOR + "/" + one).then().statusCode(503).body(not(containsString("DEMO-0002")));
        given().get(DOOR + "/" + other).then().statusCode(200);
        run("delete from payload where decision_id = '" + one + "'");
        given().get(DOOR + "/" + one).then().statusCode(404);
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

    private static void flip(String table, String column, String id) throws Exception {
        run("update " + table + " set " + column + " = set_byte(" + column + ", 40, get_byte(" + column
                + ", 40) # 1) where decision_id = '" + id + "'");
    }

    private static void run(String sql) throws Exception {
        try (var connection = Superuser.connect();
                var statement = connection.createStatement()) {
            // The database itself lets no payload be taken away otherwise.
            statement.execute("set session_replication_role = replica");
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }
}
