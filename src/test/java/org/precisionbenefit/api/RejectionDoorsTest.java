package org.precisionbenefit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.api.oidc.ClientTokens;
import org.precisionbenefit.app.DurableDatabase;
import org.precisionbenefit.app.Signed;
import org.precisionbenefit.app.Superuser;
import org.precisionbenefit.audit.Seal;
import org.precisionbenefit.audit.rejection.RejectionQuery;
import org.precisionbenefit.audit.rejection.RejectionStore;
import org.precisionbenefit.intake.BoundedBody;
import org.precisionbenefit.terminology.Digest;

/** Each refusal of a proven caller's submission leaves one line that says nothing of what was sent. */
@QuarkusTest
@Tag("alone")
@QuarkusTestResource(DurableDatabase.class)
class RejectionDoorsTest {
    private static final String FHIR = "application/fhir+json";
    private static final String JSON = "application/json";
    private static final String SUBMIT = "/fhir/Claim/$submit";
    private static final String DECIDE = "/api/v1/decisions";
    private static final String REJECTIONS = "/api/v1/rejections";
    private static final String PLAN = "DEMO-COMMERCIAL";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    Seal seal;

    @Inject
    RejectionStore store;

    @Test
    void each_kind_of_refusal_at_the_fhir_door_leaves_its_line() throws Exception {
        String sample = Files.readString(Path.of("docs/samples/approved-outright.json"));
        String half = sample.substring(0, sample.length() / 2);
        String wrong = sample.replace("\"preauthorization\"", "\"claim\"");
        String incomplete = sample.replaceAll("\"patient\": \\{[^}]*},", "");
        String cancels = cancellation("never-sent", "rejections-cancel");
        assertLine("fhir-400", fhir(half), SUBMIT, "400|structure||" + body(half));
        assertLine("fhir-413", fhir(" ".repeat(BoundedBody.MAX_BYTES + 1)), SUBMIT, "413|too-long||");
        assertLine("fhir-415-type", as("text/plain", sample), SUBMIT, "415|not-supported||");
        assertLine(
                "fhir-415-packed",
                request -> fhir(sample).apply(request).header("Content-Encoding", "gzip"),
                SUBMIT,
                "415|not-supported||");
        assertLine("fhir-422-rule", fhir(wrong), SUBMIT, "422|invariant||" + body(wrong));
        assertLine("fhir-422-missing", fhir(incomplete), SUBMIT, "422|required||" + body(incomplete));
        assertLine("fhir-404", fhir(cancels), SUBMIT, "404|not-found|" + PLAN + "|" + body(cancels));
    }

    @Test
    void each_kind_of_refusal_at_the_plain_door_leaves_its_line() throws Exception {
        String sample = Files.readString(Path.of("docs/samples/plain/approved-gene-exception.json"));
        String half = sample.substring(0, sample.length() / 2);
        String wrong = sample.replace("\"urgency\"", "\"hurry\"");
        assertLine("plain-400", as(JSON, half), DECIDE, "400|structure||" + body(half));
        assertLine("plain-413", as(JSON, " ".repeat(BoundedBody.MAX_BYTES + 1)), DECIDE, "413|too-long||");
        assertLine(
                "plain-415-packed",
                request -> as(JSON, sample).apply(request).header("Content-Encoding", "gzip"),
                DECIDE,
                "415|not-supported||");
        assertLine("plain-415-type", as("text/plain", sample), DECIDE, "415|not-supported||");
        assertLine("plain-422", as(JSON, wrong), DECIDE, "422|invariant||" + body(wrong));
    }

    @Test
    void number_that_is_used_again_leaves_a_line_with_its_plan_at_both_doors() throws Exception {
        String bundle = Files.readString(Path.of("docs/samples/approved-outright.json"));
        String plain = Files.readString(Path.of("docs/samples/plain/approved-gene-exception.json"));
        send(ClientTokens.of("fhir-again", "*"), SUBMIT, fhir(bundle)).then().statusCode(200);
        assertLine("fhir-again", fhir(bundle + " "), SUBMIT, "422|invariant|" + PLAN + "|" + body(bundle + " "));
        send(ClientTokens.of("plain-again", "*"), DECIDE, as(JSON, plain))
                .then()
                .statusCode(200);
        assertLine("plain-again", as(JSON, plain + " "), DECIDE, "422|invariant|" + PLAN + "|" + body(plain + " "));
    }

    @Test
    void submission_that_is_being_decided_leaves_a_line_at_both_doors() throws Exception {
        String bundle = Files.readString(Path.of("docs/samples/approved-outright.json"));
        String plain = Files.readString(Path.of("docs/samples/plain/approved-gene-exception.json"));
        assertConflict("fhir-409", fhir(bundle), SUBMIT, bundle);
        assertConflict("plain-409", as(JSON, plain), DECIDE, plain);
    }

    /** Holds the first one where it is about to be kept. */
    private void assertConflict(String client, UnaryOperator<RequestSpecification> request, String door, String body)
            throws Exception {
        String token = ClientTokens.of(client, "*");
        CompletableFuture<Response> first;
        try (Connection other = Superuser.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table submission in exclusive mode");
            first = CompletableFuture.supplyAsync(() -> send(token, door, request));
            try (Connection watching = Superuser.connect();
                    Statement asking = watching.createStatement()) {
                await(() -> holds(
                        asking, "select 1 from pg_locks where relation = 'submission'::regclass and not granted"));
            }
            send(token, door, request).then().statusCode(409);
            other.rollback();
        }
        assertThat(first.get().statusCode()).isEqualTo(200);
        assertThat(lines(client, 1)).containsExactly("POST " + door + "|409|conflict|" + PLAN + "|" + body(body));
    }

    @Test
    void who_may_not_leaves_a_line_at_each_door() throws Exception {
        String bundle = Files.readString(Path.of("docs/samples/approved-outright.json"));
        String plain = Files.readString(Path.of("docs/samples/plain/approved-gene-exception.json"));
        String elsewhere = ClientTokens.of("other-plans", "ANOTHER-PLAN");
        send(elsewhere, SUBMIT, fhir(bundle)).then().statusCode(403);
        send(elsewhere, DECIDE, as(JSON, plain)).then().statusCode(403);
        // A plan that nobody knows is the sender's own word.
        String strange = plain.replace(PLAN, "CANARY-PLAN");
        send(elsewhere, DECIDE, as(JSON, strange)).then().statusCode(403);
        assertThat(lines("other-plans", 3))
                .containsExactly(
                        "POST " + SUBMIT + "|403|forbidden|" + PLAN + "|" + body(bundle),
                        "POST " + DECIDE + "|403|forbidden|" + PLAN + "|" + body(plain),
                        "POST " + DECIDE + "|403|forbidden||" + body(strange));
        String auditor = ClientTokens.of("only-an-auditor", List.of("auditor"), List.of("*"));
        send(auditor, SUBMIT, fhir(bundle)).then().statusCode(403);
        send(auditor, DECIDE, as(JSON, plain)).then().statusCode(403);
        send(auditor, "/ui/samples/malformed", request -> request).then().statusCode(403);
        assertThat(lines("only-an-auditor", 3))
                .containsExactly(
                        "POST " + SUBMIT + "|403|forbidden||",
                        "POST " + DECIDE + "|403|forbidden||",
                        "POST /ui/samples/{name}|403|forbidden||");
    }

    @Test
    void refused_sample_leaves_its_line() throws Exception {
        String sample = Files.readString(Path.of("docs/samples/malformed.json"));
        send(ClientTokens.of("of-a-sample", "*"), "/ui/samples/malformed", request -> request)
                .then()
                .statusCode(200);
        assertThat(lines("of-a-sample", 1))
                .singleElement()
                .asString()
                .matches("POST /ui/samples/\\{name}\\|4[0-9]{2}\\|[a-z-]+\\|\\|" + body(sample));
    }

    @Test
    void who_is_not_proven_or_submits_nothing_leaves_no_line() throws Exception {
        String token = ClientTokens.of("nobody", "*");
        String forged = token.substring(0, token.lastIndexOf('.')) + ".AAAA";
        send(forged, SUBMIT, fhir("{")).then().statusCode(401);
        send(forged, DECIDE, as(JSON, "{")).then().statusCode(401);
        send(token, "/fhir/Claim/$inquire", fhir("{")).then().statusCode(400);
        as(token).get(DECIDE + "/CANARY").then().statusCode(404);
        send(token, SUBMIT, fhir("{")).then().statusCode(400);
        assertThat(lines("nobody", 1)).hasSize(1);
    }

    @Test
    void line_holds_nothing_of_what_was_sent_or_of_who_sent_it() throws Exception {
        List<String> canaries =
                List.of("canary-caller-81", "CANARY-MEMBER-82", "canary-number-83", "canary-key-84", "CANARY-PLAN-85");
        String plain = Files.readString(Path.of("docs/samples/plain/approved-gene-exception.json"))
                .replace("DEMO-0002", canaries.get(1))
                .replace("demo-plain-approved-gene-exception", canaries.get(2));
        String token = ClientTokens.of(canaries.get(0), PLAN);
        for (String body : List.of(
                plain.replace(PLAN, canaries.get(4)),
                plain.replace("\"urgency\"", "\"" + canaries.get(2) + "\""),
                plain.substring(0, plain.length() - 20))) {
            send(token, DECIDE, request -> as(JSON, body).apply(request).header("Idempotency-Key", canaries.get(3)));
        }
        assertThat(lines(canaries.get(0), 3)).hasSize(3);
        String all = row("select string_agg(r::text, ' ') from rejection r")
                + given().get(REJECTIONS).asString();
        assertThat(all).contains("invariant");
        for (String canary : canaries) {
            assertThat(all)
                    .doesNotContain(canary)
                    .doesNotContain(HexFormat.of().formatHex(canary.getBytes(StandardCharsets.UTF_8)))
                    .doesNotContain(Digest.of(canary).hex());
        }
        assertThat(all)
                .doesNotContain(
                        Digest.of(plain.substring(0, plain.length() - 20)).hex());
    }

    @Test
    void one_caller_keeps_twenty_lines_a_minute_and_pages_go_through_all_of_them_once() throws Exception {
        for (int client = 0; client < 6; client++) {
            String token = ClientTokens.of("paged-" + client, "*");
            for (int i = 0; i < 23; i++) {
                send(token, DECIDE, as(JSON, "{")).then().statusCode(400);
            }
        }
        for (int client = 0; client < 6; client++) {
            assertThat(lines("paged-" + client, 20)).hasSize(20);
        }
        List<Long> seen = new ArrayList<>();
        Long before = null;
        do {
            JsonPath page = JsonPath.from((before == null ? given() : given().queryParam("before", before))
                    .get(REJECTIONS)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString());
            List<Number> numbers = page.getList("rejections.number");
            assertThat(numbers).hasSizeLessThanOrEqualTo(100);
            numbers.forEach(each -> seen.add(each.longValue()));
            Number next = page.get("next");
            before = next == null ? null : next.longValue();
        } while (before != null);
        assertThat(seen).hasSizeGreaterThanOrEqualTo(120).doesNotHaveDuplicates();
        assertThat(seen).isSortedAccordingTo((one, other) -> Long.compare(other, one));
        assertThat((long) seen.size()).isLessThanOrEqualTo(Long.parseLong(row("select count(*) from rejection")));
    }

    @Test
    void lines_are_found_by_their_day_and_other_words_are_refused() throws Exception {
        send(ClientTokens.of("dated", "*"), DECIDE, as(JSON, "{"));
        lines("dated", 1);
        // The clock of these tests stands.
        String at = "2026-11-21T12:00:00.123456Z";
        given().queryParam("since", at).get(REJECTIONS).then().statusCode(200).body("rejections[0].at", equalTo(at));
        for (String[] none : new String[][] {{"until", at}, {"since", "2026-11-21T12:00:01Z"}, {"before", "0"}}) {
            given().queryParam(none[0], none[1])
                    .get(REJECTIONS)
                    .then()
                    .statusCode(200)
                    .body("rejections.size()", equalTo(0))
                    .body("next", equalTo(null));
        }
        for (String[] wrong : new String[][] {
            {"since", "yesterday"},
            {"until", "+1000000000-12-31T23:59:59Z"},
            {"since", "-0044-03-15T12:00:00Z"},
            {"before", "-1"},
            {"before", "99999999999999999999"},
            {"before", "1; drop table rejection"}
        }) {
            given().queryParam(wrong[0], wrong[1])
                    .get(REJECTIONS)
                    .then()
                    .statusCode(422)
                    .body("pointer", equalTo(wrong[0]));
        }
    }

    /** The driver prepares a statement after some uses; what a session may see must not be lost by that. */
    @Test
    void lines_are_found_however_often_and_by_whatever_they_are_asked_for() throws Exception {
        send(ClientTokens.of("asked-for", "*"), DECIDE, as(JSON, "{"));
        lines("asked-for", 1);
        Random chance = new Random(7);
        for (int i = 0; i < 60; i++) {
            RejectionQuery query = new RejectionQuery(
                    chance.nextBoolean() ? null : Instant.parse("2026-01-01T00:00:00Z"),
                    chance.nextBoolean() ? null : Instant.parse("2027-01-01T00:00:00Z"),
                    chance.nextBoolean() ? null : Long.MAX_VALUE,
                    101);
            assertThat(store.find(query, VisiblePlans.EVERY))
                    .as(i + ": " + query)
                    .isNotEmpty();
            assertThat(store.find(query, VisiblePlans.only(Set.of()))).isEmpty();
        }
    }

    @Test
    void auditor_of_one_plan_sees_lines_of_that_plan_alone() throws Exception {
        String plain = Files.readString(Path.of("docs/samples/plain/approved-gene-exception.json"));
        String elsewhere = ClientTokens.of("seen-by-plan", "ANOTHER-PLAN");
        send(elsewhere, DECIDE, as(JSON, plain)).then().statusCode(403);
        send(elsewhere, DECIDE, as(JSON, "{")).then().statusCode(400);
        lines("seen-by-plan", 2);
        String caller = hash(Seal.Kind.CALLER, "seen-by-plan");
        String path = "rejections.findAll { it.caller == '" + caller + "' }.refused.status";
        String whole = ClientTokens.of("auditor-of-all", List.of("auditor"), List.of("*"));
        as(whole).get(REJECTIONS).then().body(path, equalTo(List.of(400, 403)));
        String ofThePlan = ClientTokens.of("auditor-of-one", List.of("auditor"), List.of(PLAN));
        as(ofThePlan).get(REJECTIONS).then().body(path, equalTo(List.of(403)));
        String ofAnother = ClientTokens.of("auditor-of-another", List.of("auditor"), List.of("ANOTHER-PLAN"));
        as(ofAnother).get(REJECTIONS).then().statusCode(200).body("rejections.size()", equalTo(0));
    }

    @Test
    void refusals_are_answered_at_once_while_their_table_is_locked_and_written_afterwards() throws Exception {
        try (Connection other = Superuser.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table rejection in access exclusive mode");
            long begun = System.nanoTime();
            for (int client = 0; client < 30; client++) {
                send(ClientTokens.of("locked-" + client, "*"), DECIDE, as(JSON, "{"))
                        .then()
                        .statusCode(400);
            }
            // One that waited would be given up after 10 s, and thirty of them after 300 s.
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(60));
            other.rollback();
        }
        for (int client = 0; client < 30; client++) {
            assertThat(lines("locked-" + client, 1)).hasSize(1);
        }
    }

    @Test
    void lines_that_the_database_refuses_are_counted_lost_and_alarmed() throws Exception {
        double before = lost();
        execute("revoke insert on rejection from pbe_application");
        try {
            send(ClientTokens.of("refused-by-the-database", "*"), DECIDE, as(JSON, "{"))
                    .then()
                    .statusCode(400);
            await(() -> lost() == before + 1);
        } finally {
            execute("grant insert on rejection to pbe_application");
        }
        assertThat(scrape()).containsPattern("pa_alarms_total\\{[^}]*kind=\"rejections\"[^}]*} [1-9]");
        send(ClientTokens.of("refused-by-the-database", "*"), DECIDE, as(JSON, "{"));
        assertThat(lines("refused-by-the-database", 1)).hasSize(1);
    }

    private static double lost() {
        return Pattern.compile("pa_rejections_total\\{kept=\"lost\"[^}]*} ([0-9.E]+)")
                .matcher(scrape())
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .findFirst()
                .orElseThrow();
    }

    private static String scrape() {
        return given().get("/q/metrics").then().statusCode(200).extract().asString();
    }

    private void assertLine(String client, UnaryOperator<RequestSpecification> request, String door, String line)
            throws Exception {
        int status = Integer.parseInt(line.substring(0, 3));
        send(ClientTokens.of(client, "*"), door, request).then().statusCode(status);
        assertThat(lines(client, 1)).as(client).containsExactly("POST " + door + "|" + line);
    }

    /** The lines of a client in the order in which they were written, once there are as many. */
    private List<String> lines(String client, int count) throws SQLException {
        try (Connection connection = Superuser.connect();
                PreparedStatement query = connection.prepareStatement(
                        "select concat_ws('|', door, status, kind, coalesce(plan_id, ''), coalesce(encode(body_hash, 'hex'), ''))"
                                + " from rejection where caller_hash = ? and refusals = 1 order by number")) {
            query.setBytes(1, seal.hash(Seal.Kind.CALLER, client));
            List<String> found = new ArrayList<>();
            await(() -> {
                found.clear();
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        found.add(row.getString(1));
                    }
                }
                return found.size() >= count;
            });
            return found;
        }
    }

    private String body(String text) {
        return hash(Seal.Kind.BODY, Digest.of(text).hex());
    }

    private String hash(Seal.Kind kind, String value) {
        return HexFormat.of().formatHex(seal.hash(kind, value));
    }

    /** Something that becomes true. */
    @FunctionalInterface
    private interface Reached {
        boolean reached() throws SQLException;
    }

    private static void await(Reached what) throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!what.reached()) {
            assertThat(System.nanoTime()).as("within " + PATIENCE).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static boolean holds(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            return row.next();
        }
    }

    private static String row(String sql) throws SQLException {
        try (Connection connection = Superuser.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = Superuser.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static UnaryOperator<RequestSpecification> fhir(String body) {
        return as(FHIR, body);
    }

    private static UnaryOperator<RequestSpecification> as(String type, String body) {
        return request -> request.config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs(type, ContentType.BINARY)))
                .header("Content-Type", type)
                .body(body.getBytes(StandardCharsets.UTF_8));
    }

    private static Response send(String token, String door, UnaryOperator<RequestSpecification> request) {
        return request.apply(as(token)).post(door);
    }

    private static RequestSpecification as(String token) {
        return RestAssured.given().header("Authorization", "Bearer " + token);
    }

    private static RequestSpecification given() {
        return Signed.given();
    }

    private static String cancellation(String earlier, String number) throws IOException {
        return Files.readString(Path.of("docs/samples/attested-gene-cancelled.json"))
                .replace("\"value\": \"demo-attested-gene-pends\"", "\"value\": \"" + earlier + "\"")
                .replace("\"value\": \"demo-attested-gene-cancelled\"", "\"value\": \"" + number + "\"");
    }
}
