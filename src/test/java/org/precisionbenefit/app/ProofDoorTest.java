package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.precisionbenefit.app.Signed.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.precisionbenefit.access.Role;
import org.precisionbenefit.api.oidc.RoleTokens;
import org.precisionbenefit.audit.proof.BundleText;
import org.precisionbenefit.audit.proof.ProofBundle;

/** The auditor's way from a decision to its proof: handed out by the door, checked and decided again without the server. */
@QuarkusTest
@Tag("alone")
@QuarkusTestResource(DurableDatabase.class)
class ProofDoorTest {
    private static final String DOOR = "/api/v1/decisions/";
    private static final String REASON = "A sample of this week, number 12.";
    private static final Duration IN_THE_LOG = Duration.ofSeconds(10);

    @ConfigProperty(name = "precision-benefit.keys-dir")
    Path keys;

    @TempDir
    Path folder;

    private String said = "";

    @Test
    void proof_is_handed_out_to_who_says_why_is_noted_and_holds_without_the_server() throws Exception {
        String id = plain("proof-" + UUID.randomUUID());
        asked(id, "").then().statusCode(403).body("detail", containsString("unmask"));
        RoleTokens.as(Role.REVIEWER).post(DOOR + id + "/proof").then().statusCode(403);
        assertThat(noted(id)).isEmpty();
        unmask(id);
        Response small = asked(id, "");
        small.then()
                .statusCode(200)
                .header("Content-Disposition", containsString(id))
                .header("Cache-Control", "no-store");
        assertThat(noted(id)).containsExactly("auditor proof");
        Path file = file("small", small.asString());
        assertThat(offline("verify", "decision", file.toString())).as(said).isZero();
        assertThat(offline("replay", file.toString())).isEqualTo(2);
        assertThat(said).startsWith("RELEASE_MISSING\tPOLICY ");
        Path whole = file("whole", asked(id, "?releases=all").asString());
        assertThat(offline("replay", whole.toString())).as(said).isZero();
        assertThat(said).isEqualToNormalizingNewlines("EQUAL\tdecision " + id + "\n");
    }

    @Test
    void proof_of_a_reviewed_decision_holds_review_and_override_and_goes_on_from_a_kept_checkpoint() throws Exception {
        String id = toHuman("proof-" + UUID.randomUUID());
        String form = RoleTokens.as(Role.REVIEWER)
                .get(DOOR + id + "/review?item=1")
                .then()
                .statusCode(200)
                .extract()
                .path("form");
        unmask(id);
        ProofBundle before = read(asked(id, ""));
        RoleTokens.as(Role.REVIEWER)
                .contentType("application/json")
                .body("{\"item\":1,\"form\":\"" + form
                        + "\",\"verdict\":\"APPROVE\",\"grant\":{\"until\":\"2027-06-30\"},"
                        + "\"override\":\"The stroke was ruled out by a later letter.\"}")
                .post(DOOR + id + "/review")
                .then()
                .statusCode(200);
        String size = before.checkpoint().text().lines().toList().get(1);
        Response later = asked(id, "?since=" + size);
        ProofBundle after = read(later);
        assertThat(before.entries()).hasSize(1);
        assertThat(after.entries())
                .extracting(each -> each.entry().text().split("\"")[3])
                .containsExactlyInAnyOrder("DECISION", "HUMAN_REVIEW", "OVERRIDE");
        Path kept = file("kept", before.checkpoint().write());
        Path file = file("reviewed", later.asString());
        assertThat(offline("verify", "decision", file.toString(), "--kept", kept.toString()))
                .as(said)
                .isZero();
        assertThat(offline("replay", file.toString())).isEqualTo(2);
        asked(id, "?since=x").then().statusCode(422);
        asked(id, "?since=999999999999").then().statusCode(409);
        asked(id, "?releases=some").then().statusCode(422);
        asked(UUID.randomUUID().toString(), "").then().statusCode(404);
    }

    @Test
    void proof_of_a_redacted_decision_holds_its_entries_alone_and_what_is_missing_otherwise_is_found()
            throws Exception {
        String id = plain("proof-" + UUID.randomUUID());
        RoleTokens.as(Role.PRIVACY)
                .contentType("application/json")
                .body("{\"decisions\":[\"" + id + "\"],\"law\":\"45 CFR 164.526\",\"reason\":\"" + REASON + "\"}")
                .post("/api/v1/redactions")
                .then()
                .statusCode(200);
        Response redacted = asked(id, "?releases=all");
        Path file = file("redacted", redacted.then().statusCode(200).extract().asString());
        assertThat(offline("verify", "decision", file.toString())).as(said).isZero();
        assertThat(said).isEqualToNormalizingNewlines("CLEAN\tdecision " + id + ", redacted\n");
        assertThat(offline("replay", file.toString())).isEqualTo(2);
        assertThat(said).isEqualToNormalizingNewlines("REDACTED\tdecision " + id + "\n");

        String lost = plain("proof-" + UUID.randomUUID());
        unmask(lost);
        asked(lost, "").then().statusCode(200);
        try (Connection connection = Superuser.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("delete from payload where decision_id = '" + lost + "'");
        }
        Path without =
                file("lost", asked(lost, "").then().statusCode(200).extract().asString());
        assertThat(offline("verify", "decision", without.toString())).isEqualTo(1);
        assertThat(said).startsWith("MISSING\ttexts of entry ");
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }

    private static ProofBundle read(Response response) {
        return BundleText.read(
                response.then().statusCode(200).extract().asString().getBytes(StandardCharsets.UTF_8));
    }

    private int offline(String... words) {
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of("--key", keys.resolve("log/log.vkey").toString()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = OfflineVerifier.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8), null);
        said = out.toString(StandardCharsets.UTF_8);
        return code;
    }

    /** Asks until everything of the decision is in the log. */
    private static Response asked(String id, String how) throws InterruptedException {
        long end = System.nanoTime() + IN_THE_LOG.toNanos();
        Response answer = RoleTokens.as(Role.AUDITOR).post(DOOR + id + "/proof" + how);
        while (answer.statusCode() == 409 && !how.contains("9999") && System.nanoTime() < end) {
            Thread.sleep(100);
            answer = RoleTokens.as(Role.AUDITOR).post(DOOR + id + "/proof" + how);
        }
        return answer;
    }

    private static void unmask(String id) {
        RoleTokens.as(Role.AUDITOR)
                .contentType("application/json")
                .body("{\"reason\":\"" + REASON + "\"}")
                .post(DOOR + id + "/unmask")
                .then()
                .statusCode(204);
    }

    private static String plain(String number) throws IOException {
        return given().contentType("application/json")
                .body(Files.readString(Path.of("docs/samples/plain/approved-gene-exception.json"))
                        .replace("demo-plain-approved-gene-exception", number))
                .post("/api/v1/decisions")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
    }

    private static String toHuman(String number) throws IOException {
        RequestSpecification fhir = given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs("application/fhir+json", ContentType.TEXT)
                                .defaultContentCharset(StandardCharsets.UTF_8)))
                .contentType("application/fhir+json");
        return fhir.body(Files.readString(Path.of("docs/samples/to-human.json"))
                        .replace("\"value\": \"demo-to-human\"", "\"value\": \"" + number + "\""))
                .post("/fhir/Claim/$submit")
                .then()
                .statusCode(200)
                .extract()
                .path("entry[0].resource.id");
    }

    /** As what and for what a proof was noted to be handed out. */
    private static List<String> noted(String id) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = Superuser.connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select role || ' ' || subject from audit_event where event = 'EXPORT'"
                                + " and decisions @> array['" + id + "']::uuid[]")) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }
}
