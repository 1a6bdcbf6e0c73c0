package org.precisionbenefit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.precisionbenefit.app.Signed.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RedirectConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.access.Role;
import org.precisionbenefit.api.oidc.RoleTokens;
import org.precisionbenefit.app.DurableDatabase;
import org.precisionbenefit.app.Superuser;

/** The reviewer's way over the doors and pages of the whole application, from the queue to a cited denial. */
@QuarkusTest
@Tag("alone")
@QuarkusTestResource(DurableDatabase.class)
class ReviewDoorsTest {
    private static final String FHIR = "application/fhir+json";
    private static final String SCRIPT = "<script>document.title='taken'</script>";

    @Test
    void cited_denial_is_kept_shown_everywhere_and_leaves_the_machines_record_as_it_was() throws Exception {
        String number = "review-" + UUID.randomUUID();
        String id = submitted(number);
        reviewer().get("/api/v1/waiting").then().statusCode(200).body("waiting.decision", hasItem(id));
        Response opened = reviewer().get("/api/v1/decisions/" + id + "/review?item=1");
        opened.then()
                .statusCode(200)
                .body("shown[0]", equalTo("ASKED"))
                .body("scoresHidden", equalTo(true))
                .body("decision.id", equalTo(id))
                .body("decision.items[0].action.code", equalTo("A4"));
        String form = opened.jsonPath().getString("form");
        String cites = opened.jsonPath().getString("citable[0].cites");

        review(id, denial(form, "made-up-CANARY", "Because."))
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("pointer", equalTo("/grounds/cites"))
                .body("detail", containsString(cites))
                .body("detail", not(containsString("CANARY")));
        review(id, denial(form, cites, "")).then().statusCode(422).body("pointer", equalTo("/narrative"));

        String wanted = denial(form, cites, "An earlier stroke speaks against it. " + SCRIPT);
        Response decided = review(id, wanted);
        decided.then()
                .statusCode(200)
                .body("decided.action.code", equalTo("A3"))
                .body("decided.denial.reason.code", equalTo("0F"))
                .body("inside.seen.form", equalTo(form));
        assertThat(decided.header("Decision-Receipt")).isNotBlank();
        Response again = review(id, wanted);
        assertThat(again.asString()).isEqualTo(decided.asString());
        assertThat(again.header("Decision-Receipt")).isEqualTo(decided.header("Decision-Receipt"));
        review(id, wanted + " ").then().statusCode(422).body("pointer", equalTo("/form"));
        reviewer().get("/api/v1/decisions/" + id + "/review?item=1").then().statusCode(409);
        reviewer().get("/api/v1/waiting").then().body("waiting.decision", not(hasItem(id)));

        RoleTokens.as(Role.SUBMITTER)
                .get("/api/v1/decisions/" + id)
                .then()
                .body("items[0].action.code", equalTo("A3"))
                .body("items[0].answer.is", equalTo("Pended"))
                .body("items[0].review.reviewer", equalTo("A physician licensed in NY"))
                .body("items[0].review.inside", nullValue());
        RoleTokens.as(Role.AUDITOR)
                .get("/api/v1/decisions/" + id)
                .then()
                .body("items[0].review.inside.reviewer", equalTo("person-reviewer"))
                .body("items[0].review.inside.seen.parts", hasItem("GROUNDS"));
        given().post("/api/v1/decisions/" + id + "/replay")
                .then()
                .statusCode(200)
                .body("equal", equalTo(true));
        assertThat(given().get("/ui/decisions/" + id).asString())
                .contains(
                        "Denied by a person",
                        "An earlier stroke speaks against it. &lt;script&gt;",
                        "What would have met it")
                .doesNotContain(SCRIPT);
        Response inquiry = asFhir().body(body(number)).post("/fhir/Claim/$inquire");
        // It answers with every case of the member.
        String own = "parameter.resource.find { it.id == '" + id + "' }.entry[0].resource.item[0].adjudication[0]"
                + ".extension[0].extension.find { it.url.endsWith('reviewActionCode') }";
        inquiry.then().statusCode(200).body(own + ".valueCodeableConcept.coding[0].code", equalTo("A3"));
        assertThat(inquiry.asString())
                .contains(
                        "\"https://codesystem.x12.org/external/886\"",
                        "\"wasHumanReviewedFlag\",\"valueBoolean\":true");
        String queued =
                "select (select count(*) from audit_log l join review r on r.id = l.event_id where r.decision_id = '"
                        + id
                        + "') + (select count(*) from audit_pending p join review r on r.id = p.event_id where r.decision_id = '"
                        + id + "')";
        assertThat(column(queued))
                .as("entries of the review in the log or on their way to it")
                .isEqualTo("1");
    }

    @Test
    void two_reviewers_of_one_item_are_one_answer_and_one_conflict() throws IOException {
        String id = submitted("review-" + UUID.randomUUID());
        JsonPath one =
                reviewer().get("/api/v1/decisions/" + id + "/review?item=1").jsonPath();
        JsonPath two =
                reviewer().get("/api/v1/decisions/" + id + "/review?item=1").jsonPath();
        review(id, approval(one.getString("form"), one.getString("until")))
                .then()
                .statusCode(200);
        review(id, approval(two.getString("form"), two.getString("until")))
                .then()
                .statusCode(409)
                .body("detail", containsString("already"));
        given().get("/api/v1/decisions/" + id)
                .then()
                .body("items[0].action.code", equalTo("A1"))
                .body("items[0].review.decided.approved.authorizationNumber", containsString("-1"));
    }

    @Test
    void sample_of_a_review_is_taken() throws IOException {
        String id = submitted("review-" + UUID.randomUUID());
        String form = reviewer()
                .get("/api/v1/decisions/" + id + "/review?item=1")
                .jsonPath()
                .getString("form");
        String sample = Files.readString(Path.of("docs/samples/review/denial.json"));
        review(id, sample).then().statusCode(422).body("pointer", equalTo("/form"));
        review(id, sample.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", form))
                .then()
                .statusCode(200)
                .body("decided.denial.cites", equalTo("no-stroke-or-tia"));
    }

    @Test
    void only_reviewers_open_and_decide_and_none_decides_on_what_it_sent() throws IOException {
        String id = submitted("review-" + UUID.randomUUID());
        for (Role role : Role.values()) {
            if (role != Role.REVIEWER) {
                RoleTokens.as(role)
                        .contentType("application/json")
                        .body("{}")
                        .post("/api/v1/decisions/" + id + "/review")
                        .then()
                        .statusCode(403);
                RoleTokens.as(role)
                        .get("/api/v1/decisions/" + id + "/review?item=1")
                        .then()
                        .statusCode(403);
                RoleTokens.as(role).get("/review/" + id + "/1").then().statusCode(403);
            }
        }
        review(id, "{\"item\":1,\"verdict\":\"DENY\",\"CANARY\":1}")
                .then()
                .statusCode(422)
                .body(not(containsString("CANARY")));
        reviewer()
                .contentType("text/plain")
                .body("{}")
                .post("/api/v1/decisions/" + id + "/review")
                .then()
                .statusCode(415);
        reviewer().get("/api/v1/decisions/" + id + "/review?item=7").then().statusCode(404);
        reviewer().get("/api/v1/decisions/" + id + "/review").then().statusCode(422);
        reviewer().get("/api/v1/waiting?after=x").then().statusCode(422);
    }

    @Test
    void reviewers_way_by_pages_from_the_queue_to_a_cited_denial() throws IOException {
        String id = submitted("review-" + UUID.randomUUID());
        String address = "/review/" + id + "/1";
        String line = reviewer().get("/review").then().statusCode(200).extract().asString();
        assertThat(line).contains("What waits");
        String page = reviewer().get(address).then().statusCode(200).extract().asString();
        assertThat(page).contains("What can be cited", "Record this decision");
        assertThat(page.indexOf("X12 306 action")).isPositive().isLessThan(page.indexOf(">Criteria<"));
        assertThat(page.indexOf(">Criteria<")).isLessThan(page.indexOf("What can be cited"));
        String form = found(page, "name=\"form\" value=\"([^\"]+)\"");
        String cites = found(page, "<option value=\"([a-z0-9-]+)\">\\1</option>");

        assertThat(sent(address, form, cites, "", "").asString()).contains("/narrative");
        Response refused = sent(address, form, cites, "It speaks against it.", SCRIPT);
        refused.then().statusCode(422);
        assertThat(refused.asString())
                .contains("/override", "value=\"" + form + "\"", "&lt;script&gt;")
                .doesNotContain(SCRIPT);
        Response decided = sent(address, form, cites, "It speaks against it.", "");
        decided.then().statusCode(303).header("Location", containsString("/ui/decisions/" + id));
        sent(address, form, cites, "It speaks against it.", "").then().statusCode(303);
        assertThat(sent(address, form, cites, "Other words.", "").statusCode()).isEqualTo(409);
        assertThat(reviewer().get(address).then().statusCode(409).extract().asString())
                .contains("Nothing was decided here", "already");
        given().get("/api/v1/decisions/" + id).then().body("items[0].action.code", equalTo("A3"));
        RoleTokens.as(Role.AUDITOR).get("/review").then().statusCode(200);
        reviewer().get("/review?after=nonsense").then().statusCode(200);
    }

    private static Response sent(String address, String form, String cites, String narrative, String override) {
        return reviewer()
                .config(RestAssuredConfig.config()
                        .redirect(RedirectConfig.redirectConfig().followRedirects(false)))
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("form", form)
                .formParam("verdict", "DENY")
                .formParam("until", "2027-11-28")
                .formParam("cites", cites)
                .formParam("reason", "NOT_MEDICALLY_NECESSARY")
                .formParam("narrative", narrative)
                .formParam("override", override)
                .post(address);
    }

    private static String found(String page, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }

    private static RequestSpecification reviewer() {
        return RoleTokens.as(Role.REVIEWER);
    }

    private static Response review(String id, String body) {
        return reviewer().contentType("application/json").body(body).post("/api/v1/decisions/" + id + "/review");
    }

    private static String denial(String form, String cites, String narrative) {
        return """
                {"item": 1, "form": "%s", "verdict": "DENY",
                 "grounds": {"cites": "%s", "reason": "NOT_MEDICALLY_NECESSARY"}, "narrative": "%s"}
                """.formatted(form, cites, narrative);
    }

    private static String approval(String form, String until) {
        return """
                {"item": 1, "form": "%s", "verdict": "APPROVE", "grant": {"until": "%s"},
                 "override": "The stroke was ruled out by a later letter."}
                """.formatted(form, until);
    }

    private static String body(String number) throws IOException {
        return Files.readString(Path.of("docs/samples/to-human.json"))
                .replace("\"value\": \"demo-to-human\"", "\"value\": \"" + number + "\"");
    }

    private static String submitted(String number) throws IOException {
        Response answered = asFhir().body(body(number)).post("/fhir/Claim/$submit");
        answered.then().statusCode(200);
        return answered.jsonPath().getString("entry[0].resource.id");
    }

    private static RequestSpecification asFhir() {
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs(FHIR, ContentType.TEXT)
                                .defaultContentCharset(StandardCharsets.UTF_8)))
                .contentType(FHIR);
    }

    private static String column(String sql) throws Exception {
        try (Connection connection = Superuser.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
