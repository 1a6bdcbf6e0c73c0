package org.precisionbenefit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.precisionbenefit.app.Signed.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionbenefit.Golden;
import org.precisionbenefit.app.DurableDatabase;
import org.precisionbenefit.app.Superuser;

/** The doors of the whole application over a real database. */
@QuarkusTest
@Tag("alone")
@QuarkusTestResource(DurableDatabase.class)
class DoorsTest {
    private static final Path SAMPLES = Path.of("docs/samples");
    private static final String FHIR = "application/fhir+json";
    private static final String SUBMIT = "/fhir/Claim/$submit";
    private static final String ABSENT = "00000000-0000-0000-0000-000000000000";

    @Inject
    DataSource database;

    @Inject
    SampleLibrary library;

    @Test
    void every_sample_gets_the_answer_that_stands_beside_it() {
        assertThat(library.samples()).hasSize(14);
        SoftAssertions softly = new SoftAssertions();
        for (Sample sample : library.samples()) {
            String answer = submit(sample.body()).asString();
            softly.check(() -> Golden.check(SAMPLES.resolve("answers/" + sample.name() + ".json"), settled(answer)));
        }
        softly.assertAll();
    }

    /** Replaces what chance and the clock give: ids, numbers that follow from them, instants and days of approval. */
    private static String settled(String answer) {
        return io.restassured.path.json.JsonPath.from(answer)
                        .prettify()
                        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "{decision}")
                        .replaceAll("\"([AR])[0-9A-F]{16}-", "\"$1{number}-")
                        .replaceAll("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z", "{instant}")
                        .replaceAll(
                                "\"(start|end|itemPreAuth[A-Za-z]*|valueDate)\": \"[0-9-]{10}\"", "\"$1\": \"{day}\"")
                + "\n";
    }

    @Test
    void plain_json_is_decided_as_its_fhir_twin() throws IOException {
        String plain = Files.readString(SAMPLES.resolve("plain/approved-gene-exception.json"));
        Response answered = given().contentType("application/json").body(plain).post("/api/v1/decisions");
        answered.then()
                .statusCode(200)
                .body("items[0].action.code", equalTo("A1"))
                .body("record.items[0].evidence.genes[0].reading.phenotype", equalTo("Poor Metabolizer"));
        String id = answered.jsonPath().getString("id");
        given().get("/api/v1/decisions/" + id)
                .then()
                .statusCode(200)
                .body("record.releases.engine", equalTo("0.1.0"))
                .body("record.items[0].evaluation.findings", not(hasSize(0)));
        given().post("/api/v1/decisions/" + id + "/replay")
                .then()
                .statusCode(200)
                .body("equal", equalTo(true));
    }

    /** What is said to change the answer does, when it is really asked with that fact. */
    @Test
    void counterfactual_of_a_decision_comes_true_when_its_fact_is_sent() throws IOException {
        String known = Files.readString(SAMPLES.resolve("plain/approved-gene-exception.json"));
        int answer = known.lastIndexOf("\"term\": \"condition(active-bleeding)\"");
        int before = known.lastIndexOf(',', known.lastIndexOf('{', answer));
        String unknown = known.substring(0, before) + known.substring(known.lastIndexOf(']'));
        String id = decided(unknown, "demo-counterfactual-1").getString("id");
        String base = "items[0].smallest.find { it.changes.size() == 1 && it.outcome == ";
        Response found = given().get("/api/v1/decisions/" + id + "/counterfactuals");
        found.then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("items[0].outcome", equalTo("WAITS_FOR_FACTS"))
                .body(base + "'APPROVED' }.changes[0].term", equalTo("condition(active-bleeding)"))
                .body(base + "'APPROVED' }.changes[0].to.value", equalTo(false))
                .body(
                        "items[0].limits",
                        equalTo("Every change of up to 3 facts at a time, of those that can change, was tried."));
        assertThat(decided(known, "demo-counterfactual-2").getString("items[0].action.code"))
                .isEqualTo("A1");
        int value = known.indexOf("\"false\"", answer);
        String bleeding = known.substring(0, value) + "\"true\"" + known.substring(value + "\"false\"".length());
        found.then()
                .body(
                        "items[0].smallest.findAll { it.outcome == 'WAITS_FOR_PERSON' }.changes.flatten().findAll { it.to.value == true }.term",
                        hasItem("condition(active-bleeding)"));
        assertThat(decided(bleeding, "demo-counterfactual-3").getString("items[0].answer.reason"))
                .isEqualTo("SAFETY_EXCLUSION");
        assertThat(given().get("/ui/decisions/" + id + "/counterfactuals").asString())
                .contains("What would change the answer", "If the answer for the condition active bleeding were no");
        given().get("/api/v1/decisions/" + ABSENT + "/counterfactuals").then().statusCode(404);
        given().get("/api/v1/decisions/" + id).then().statusCode(200).body("items[0].action.code", equalTo("A4"));
    }

    private static io.restassured.path.json.JsonPath decided(String plain, String number) {
        Response answered = given().contentType("application/json")
                .body(plain.replace("demo-plain-approved-gene-exception", number))
                .post("/api/v1/decisions");
        answered.then().statusCode(200);
        return answered.jsonPath();
    }

    @Test
    void evidence_of_a_decision_is_given_as_a_genomics_bundle() throws IOException {
        String plain = Files.readString(SAMPLES.resolve("plain/approved-gene-exception.json"))
                .replace("demo-plain-approved-gene-exception", "demo-evidence");
        String id = given().contentType("application/json")
                .body(plain)
                .post("/api/v1/decisions")
                .jsonPath()
                .getString("id");
        given().get("/api/v1/decisions/" + id + "/evidence")
                .then()
                .statusCode(200)
                .contentType(containsString(FHIR))
                .body("entry.resource.valueCodeableConcept.text", hasItem("CYP2C19 *2/*2"));
        given().get("/api/v1/decisions/" + ABSENT + "/evidence")
                .then()
                .statusCode(404)
                .body("resourceType", equalTo("OperationOutcome"));
    }

    @Test
    void question_about_gene_results_is_answered_and_a_bad_one_is_refused_with_its_place() {
        String question = "{\"genes\":[{\"gene\":\"CYP2C19\",\"diplotype\":\"*1/*1\"},"
                + "{\"gene\":\"CYP2C9\",\"diplotype\":\"*1/*3\"}],\"medications\":[{\"drug\":\"4450\"}],"
                + "\"indications\":[{\"system\":\"http://hl7.org/fhir/sid/icd-10-cm\",\"value\":\"I21.4\"}],"
                + "\"drugs\":[\"2121085\",\"32968\"]}";
        given().contentType("application/json")
                .body(question)
                .post("/api/v1/evidence")
                .then()
                .statusCode(200)
                .body("guidance[1].guidance.action", equalTo("STANDARD"))
                .body("withDrugs[0].conversions[0].adjusted[0]", equalTo("Poor Metabolizer"))
                .body("withDrugs[0].answer.guidance.action", equalTo("AVOID"))
                .body("labels.find { it.name == 'siponimod' }.rules.find { it.applies }.name", equalTo("one-star-3"));
        given().contentType("application/json")
                .body("{\"genes\":[{\"gene\":\"CYP2C19\"}]}")
                .post("/api/v1/evidence")
                .then()
                .statusCode(422)
                .body("pointer", containsString("/genes"));
    }

    @Test
    void question_about_a_benefit_is_answered_and_a_bad_one_is_refused_with_its_place() {
        String question = "{\"plan\":\"DEMO-COMMERCIAL\",\"drug\":{\"codes\":[{\"system\":"
                + "\"http://www.nlm.nih.gov/research/umls/rxnorm\",\"value\":\"855812\"}]},"
                + "\"supply\":{\"quantity\":{\"value\":60,\"unit\":\"tablet\"},\"days\":30}}";
        given().contentType("application/json")
                .body(question)
                .post("/api/v1/benefit-check")
                .then()
                .statusCode(200)
                .body("asOf", equalTo("2026-11-21"))
                .body("drug.product.name", equalTo("prasugrel 10 MG Oral Tablet"))
                .body("benefit.coverage.status", equalTo("COVERED"))
                .body("benefit.rules.priorAuthorization", equalTo("YES"))
                .body("benefit.amount.within", equalTo("NO"));
        given().contentType("application/json")
                .body(question.replace("\"days\":30", "\"days\":0"))
                .post("/api/v1/benefit-check")
                .then()
                .statusCode(422)
                .body("pointer", containsString("/supply"));
        given().contentType("application/json")
                .body(question.replace("}}", "},\"knownAt\":\"2026-11-20T00:00:00Z\"}"))
                .post("/api/v1/benefit-check")
                .then()
                .statusCode(422)
                .body("pointer", equalTo("/knownAt"));
    }

    @Test
    void repeated_submission_gets_the_kept_bytes_and_another_body_is_refused() throws IOException {
        String body = numbered("approved-outright", "demo-approved-outright", "demo-repeated");
        String first = submit(body).asString();
        assertThat(submit(body).asString()).isEqualTo(first);
        submit(body + " ")
                .then()
                .statusCode(422)
                .body("issue", hasSize(1))
                .body("issue[0].expression[0]", equalTo("Claim.identifier"));
    }

    @Test
    void completion_becomes_a_new_decision_linked_to_the_first() throws IOException {
        String first = submit(numbered("missing-fact", "demo-missing-fact", "demo-first"))
                .asString();
        String firstId = io.restassured.path.json.JsonPath.from(first).getString("entry[0].resource.id");
        String body = numbered("missing-fact-completion", "demo-missing-fact-completion", "demo-second")
                .replace("\"value\": \"demo-missing-fact\"", "\"value\": \"demo-first\"");
        Response answered = submit(body);
        answered.then().statusCode(200);
        String id = answered.jsonPath().getString("entry[0].resource.id");
        given().get("/api/v1/decisions/" + id)
                .then()
                .body("record.inputs.completes", equalTo(firstId))
                .body("items[0].action.code", equalTo("A1"));
    }

    @Test
    void inquiry_finds_the_latest_decision_of_the_member() throws IOException {
        submit(sample("not-required"));
        asFhir().body(sample("not-required"))
                .post("/fhir/Claim/$inquire")
                .then()
                .statusCode(200)
                .body("resourceType", equalTo("Parameters"))
                .body("parameter[0].name", equalTo("return"))
                .body("parameter[0].resource.entry[0].resource.resourceType", equalTo("ClaimResponse"));
    }

    @Test
    void metadata_says_what_this_server_does() {
        given().get("/fhir/metadata")
                .then()
                .statusCode(200)
                .body("fhirVersion", equalTo("4.0.1"))
                .body("rest[0].resource[0].operation.name", equalTo(List.of("submit", "inquire")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json CANARY",
                "[]",
                "{\"resourceType\":\"Patient\",\"id\":\"CANARY\"}",
                "{\"resourceType\":\"Nonsense\",\"id\":\"CANARY\"}",
                "{\"resourceType\":\"Bundle\",\"type\":\"collection\"}",
                "{\"resourceType\":\"Bundle\",\"\":{\"CANARY\":1}}",
                "{\"resourceType\":\"Bundle\",\"id\":\"CANARY\",\"id\":\"CANARY\"}",
                "{\"resourceType\":\"Bundle\",\"total\":1e999999999}",
                "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{\"fullUrl\":\"urn:uuid:CANARY\",\"resource\":"
                        + "{\"resourceType\":\"Patient\",\"id\":\"CANARY\"}}]}"
            })
    void bad_input_is_refused_with_one_outcome_that_repeats_nothing(String body) {
        submit(body)
                .then()
                .statusCode(org.hamcrest.Matchers.both(org.hamcrest.Matchers.greaterThanOrEqualTo(400))
                        .and(org.hamcrest.Matchers.lessThan(500)))
                .body("resourceType", equalTo("OperationOutcome"))
                .body("issue", hasSize(1))
                .body(not(containsString("CANARY")));
    }

    @Test
    void depth_bomb_and_long_string_are_refused() {
        submit("{\"resourceType\":\"Bundle\",\"x\":" + "[".repeat(5000) + "]".repeat(5000) + "}")
                .then()
                .statusCode(org.hamcrest.Matchers.oneOf(400, 413))
                .body("issue", hasSize(1));
        for (int megabytes : new int[] {4, 60}) {
            submit("{\"resourceType\":\"Bundle\",\"id\":\"" + "x".repeat(megabytes * 1_000_000) + "\"}")
                    .then()
                    .statusCode(413)
                    .body("issue", hasSize(1));
        }
    }

    @Test
    void another_media_type_is_refused() {
        given().contentType("application/xml")
                .body("<Bundle/>")
                .post(SUBMIT)
                .then()
                .statusCode(415);
    }

    @Test
    void plain_json_that_is_wrong_is_refused_with_its_place() {
        given().contentType("application/json")
                .body("{\"request\":{\"CANARY\":1},\"profile\":{}}")
                .post("/api/v1/decisions")
                .then()
                .statusCode(422)
                .body("pointer", equalTo("/request"))
                .body(not(containsString("CANARY")));
        given().get("/api/v1/decisions/nothing").then().statusCode(404).body("detail", containsString("Check the id"));
    }

    @Test
    void database_acknowledges_only_what_is_on_disk() throws Exception {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                try (var row = statement.executeQuery("show " + setting)) {
                    assertThat(row.next()).isTrue();
                    assertThat(row.getString(1)).as(setting).isEqualTo("on");
                }
            }
        }
    }

    @Test
    void decision_audit_entry_and_submission_key_are_kept_together() throws Exception {
        String body = numbered("to-human", "demo-to-human", "demo-kept");
        String id = submit(body).jsonPath().getString("entry[0].resource.id");
        try (var connection = Superuser.connect();
                var query = connection.prepareStatement(
                        "select count(*) from decision d join payload p on p.decision_id = d.id join submission s on"
                                + " s.decision_id = d.id join audit_entry a on a.decision_id = d.id where d.id ="
                                + " ?::uuid")) {
            query.setString(1, id);
            try (var row = query.executeQuery()) {
                assertThat(row.next()).isTrue();
                assertThat(row.getInt(1)).isEqualTo(1);
            }
        }
    }

    @Test
    void api_description_is_the_kept_one() throws IOException {
        Golden.check(
                Path.of("docs/openapi.yaml"),
                given().get("/q/openapi").then().statusCode(200).extract().asString());
    }

    @Test
    void health_says_ready() {
        given().get("/q/health/ready").then().statusCode(200);
    }

    /** A sample under another submission number. */
    private static String numbered(String sample, String number, String other) throws IOException {
        return sample(sample).replace("\"value\": \"" + number + "\"", "\"value\": \"" + other + "\"");
    }

    private static String sample(String name) throws IOException {
        return Files.readString(SAMPLES.resolve(name + ".json"));
    }

    private static Response submit(String body) {
        return asFhir().body(body).post(SUBMIT);
    }

    /** FHIR in JSON is UTF-8; a client adds no other character set. */
    private static RequestSpecification asFhir() {
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs(FHIR, ContentType.TEXT)
                                .defaultContentCharset(StandardCharsets.UTF_8)))
                .contentType(FHIR);
    }
}
