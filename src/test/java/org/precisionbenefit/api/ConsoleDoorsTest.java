package org.precisionbenefit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionbenefit.app.Signed.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RedirectConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.access.Role;
import org.precisionbenefit.api.oidc.RoleTokens;
import org.precisionbenefit.app.DurableDatabase;
import org.precisionbenefit.app.Superuser;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.casework.docket.DocketSearch;
import org.precisionbenefit.casework.measures.LineExport;

/** The auditor's way over the pages of the whole application, from the search to a verified proof and a recorded finding. */
@QuarkusTest
@Tag("alone")
@QuarkusTestResource(DurableDatabase.class)
class ConsoleDoorsTest {
    private static final String FHIR = "application/fhir+json";
    private static final String SCRIPT = "<script>document.title='taken'</script>";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    DocketSearch docket;

    @Inject
    Canonical canonical;

    private String id = "";

    @BeforeEach
    void submit() throws Exception {
        id = submitted("to-human");
        awaitDocket();
    }

    @Test
    void auditors_way_from_the_search_to_a_verified_proof() throws Exception {
        String list = page("/console?drug=PRASUG&outcome=WAITS_FOR_PERSON&waits=0");
        assertThat(list).contains(id, "Waits for a person", "no-stroke-or-tia", "Measures of these days");
        assertThat(page("/console?drug=nosuchdrug"))
                .contains("Nothing was found")
                .doesNotContain(id);
        assertThat(page("/console?plan=ANOTHER")).doesNotContain(id);
        assertThat(page("/console?waits=1")).doesNotContain(id);
        assertThat(page("/console?from=2020-01-01&to=2020-01-31")).doesNotContain(id);

        String decision = page("/ui/decisions/" + id);
        assertInOrder(
                decision,
                "What was asked",
                ">Waits for a person<",
                "What decided",
                ">Criteria<",
                "The record",
                "The clock",
                "The proof",
                "/verify\"");
        assertThat(auditor()
                        .header("HX-Request", "true")
                        .post("/ui/decisions/" + id + "/replay")
                        .asString())
                .contains("mark-met", "Equal");
        Response verified = auditor().header("HX-Request", "true").post("/ui/decisions/" + id + "/verify");
        assertThat(verified.asString()).contains("mark-met", "Verified").doesNotContain("<html");
        assertThat(auditor().post("/ui/decisions/" + id + "/verify").asString()).contains("<html", "Verified");
        assertThat(auditor()
                        .post("/ui/decisions/00000000-0000-4000-8000-000000000000/verify")
                        .statusCode())
                .isEqualTo(404);

        Response proof = auditor().post("/console/decisions/" + id + "/proof");
        assertThat(proof.statusCode())
                .as("the proof of a case that was not unmasked")
                .isEqualTo(403);
        auditor()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("reason", "The denial was appealed.")
                .post("/ui/decisions/" + id + "/unmask")
                .then()
                .statusCode(303);
        assertThat(auditor()
                        .post("/console/decisions/" + id + "/proof")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .contains(id);
        String packet = page("/console/decisions/" + id + "/packet");
        assertThat(packet)
                .contains(
                        "What was checked of the codes", "written as codes of its system are", "in the drug catalogue")
                .contains("ICD-10-CM", "What decided", "Printed");
        assertThat(RoleTokens.as(Role.SUBMITTER).get("/ui/decisions/" + id).asString())
                .doesNotContain("The clock", "/console/");
        assertThat(noted()).contains("READ GET /console", "READ GET /console/decisions/{id}/packet", "EXPORT proof");
    }

    @Test
    void two_decisions_beside_each_other_show_what_differs_and_nothing_else() throws Exception {
        String other = submitted("approved-outright");
        String page = page("/console/compare?decision=" + id + "&decision=" + other);
        assertThat(page)
                .contains("Waits for a person", "Approved", "condition(stroke-or-tia)", "The engine&#39;s answer");
        assertThat(page("/console/compare?decision=" + id + "&decision=" + submitted("to-human")))
                .contains("The same releases, plan, day and urgency", "Nothing differs");
        assertThat(auditor().get("/console/compare?decision=" + id).statusCode())
                .isEqualTo(400);
        assertThat(auditor()
                        .get("/console/compare?decision=" + id + "&decision=x")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void sample_is_drawn_looked_at_and_taken_along() throws Exception {
        Response wrong = draw("0", "7");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.asString()).contains("/size", "from 1 to 500", "value=\"7\"");
        Response drawn = draw("500", "7");
        assertThat(drawn.statusCode()).isEqualTo(303);
        String address = drawn.header("Location").replaceFirst("^https?://[^/]+", "");
        assertThat(page(address)).contains("Seed", id, "Record a finding");
        assertThat(page("/console/samples")).contains(address);

        assertThat(finding(address, "AGREES", "").asString()).contains("Not recorded", "/words");
        assertThat(finding(address, "", "Words.").asString()).contains("Not recorded", "/verdict");
        assertThat(finding(address, "OTHER_GROUNDS", "=1+1 " + SCRIPT).statusCode())
                .isEqualTo(303);
        assertThat(page(address))
                .contains("&lt;script&gt;", "its grounds do not")
                .doesNotContain(SCRIPT);
        assertThat(page("/ui/decisions/" + id))
                .contains("What auditors found", "&lt;script&gt;")
                .doesNotContain(SCRIPT);
        Response csv = auditor().get(address + "/findings.csv");
        assertThat(csv.contentType()).startsWith("text/csv");
        assertThat(csv.asString()).contains(id, "OTHER_GROUNDS", "\"'=1+1");
        assertThat(noted()).contains("READ GET /console/samples/{id}", "EXPORT GET /console/samples/{id}/findings.csv");
        assertThat(auditor().get("/console/samples/" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void measures_counted_again_from_the_exported_lines_are_the_same() throws Exception {
        String page = page("/console/measures");
        assertThat(page).contains("Time to decision", "Drug class", "class=\"plot\"", "is not told");
        String json = auditor().get("/console/measures.json").asString();
        String lines = auditor().get("/console/lines.ndjson").asString();
        assertThat(lines).contains(id).doesNotContain("EXAMPLE-0", "birth");
        assertThat(noted()).contains("EXPORT GET /console/lines.ndjson");
        try (BufferedReader file = new BufferedReader(new StringReader(lines))) {
            assertThat(canonical.encode(new LineExport(canonical).measures(file)))
                    .isEqualTo(json);
        }
        assertThat(auditor().get("/console/measures.csv").asString())
                .startsWith("\"dimension\",\"value\"")
                .contains("\"all\",\"\",\"items\"");
        assertThat(page("/console/program")).contains("leaves out drugs", "CMS-0062-P", "no appeal is recorded");
        assertThat(auditor().get("/console/program.csv").asString()).contains("\"standard\",\"decided\"");
        assertThat(auditor().get("/console/program.json").asString()).contains("\"notRecorded\"");
        RoleTokens.as(Role.OPERATOR).get("/console/measures").then().statusCode(200);
        RoleTokens.as(Role.OPERATOR).get("/console/lines.ndjson").then().statusCode(403);
    }

    @Test
    void what_is_wrong_is_said_and_text_stays_text() {
        for (String wrong : List.of("from=tomorrow", "waits=-1", "outcome=NOTHING", "to=2019-01-01&from=2020-01-01")) {
            Response answer = auditor().get("/console?" + wrong);
            assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
            assertThat(answer.asString()).contains("Not looked for");
        }
        for (String field : List.of("plan", "drug", "criterion", "reviewer", "model", "release", "after")) {
            Response answer = auditor().queryParam(field, SCRIPT).get("/console");
            assertThat(answer.statusCode()).as(field).isEqualTo(200);
            assertThat(answer.asString()).doesNotContain(SCRIPT);
        }
        Response page = auditor().get("/console");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(auditor().get("/console/measures?from=tomorrow").statusCode())
                .isEqualTo(400);
        assertThat(auditor().get("/console/measures.csv?from=tomorrow").statusCode())
                .isEqualTo(400);
    }

    private static void assertInOrder(String page, String... parts) {
        int at = -1;
        for (String part : parts) {
            int next = page.indexOf(part, at + 1);
            assertThat(next).as(part).isGreaterThan(at);
            at = next;
        }
    }

    private static Response draw(String size, String seed) {
        return auditor()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("size", size)
                .formParam("seed", seed)
                .formParam("drug", "prasugrel")
                .post("/console/samples");
    }

    private Response finding(String address, String verdict, String words) {
        return auditor()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("decision", id)
                .formParam("item", "1")
                .formParam("verdict", verdict)
                .formParam("words", words)
                .post(address);
    }

    private static RequestSpecification auditor() {
        return RoleTokens.as(Role.AUDITOR)
                .config(RestAssuredConfig.config()
                        .redirect(RedirectConfig.redirectConfig().followRedirects(false)));
    }

    private static String page(String address) {
        return auditor().get(address).then().statusCode(200).extract().asString();
    }

    private static List<String> noted() throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = Superuser.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select distinct event || ' ' || subject from audit_event")) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }

    private void awaitDocket() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!found() && System.nanoTime() < end) {
            Thread.sleep(100);
        }
        assertThat(found()).as("the decision is in the docket").isTrue();
    }

    private boolean found() {
        return docket.reach().behind() == 0 && page("/console").contains(id);
    }

    private static String submitted(String sample) throws IOException {
        String body = Files.readString(Path.of("docs/samples/" + sample + ".json"));
        Matcher number = Pattern.compile("\"value\": \"(demo-[a-z-]+)\"").matcher(body);
        assertThat(number.find()).isTrue();
        Response answered = given().config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs(FHIR, ContentType.TEXT)
                                .defaultContentCharset(StandardCharsets.UTF_8)))
                .contentType(FHIR)
                .body(body.replace(number.group(), "\"value\": \"console-" + UUID.randomUUID() + "\""))
                .post("/fhir/Claim/$submit");
        answered.then().statusCode(200);
        return answered.jsonPath().getString("entry[0].resource.id");
    }
}
