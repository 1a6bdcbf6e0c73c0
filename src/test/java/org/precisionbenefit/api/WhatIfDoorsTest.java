package org.precisionbenefit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.precisionbenefit.app.Signed.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.app.DurableDatabase;
import org.precisionbenefit.app.Superuser;

/** Therapies side by side over the doors and the page of the whole application. */
@QuarkusTest
@Tag("alone")
@QuarkusTestResource(DurableDatabase.class)
class WhatIfDoorsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FHIR = "application/fhir+json";
    private static final String CONDITION_SCRIPT = "<script>document.title='taken'</script>";

    private static ObjectNode sample() throws IOException {
        return (ObjectNode) JSON.readTree(Files.readString(Path.of("docs/samples/plain/approved-gene-exception.json")));
    }

    private static Response asked(String body) {
        return given().contentType("application/json").body(body).post("/api/v1/what-if");
    }

    private static long decisions() throws Exception {
        try (Connection connection = Superuser.connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select (select count(*) from decision) + (select count(*) from payload)"
                                + " + (select count(*) from submission) + (select count(*) from audit_entry)")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void rows_have_costs_and_answers_and_asking_for_one_for_real_gives_the_same() throws Exception {
        Response compared = asked(sample().toString());
        compared.then()
                .statusCode(200)
                .body("rows.therapy.name", hasItems("clopidogrel", "prasugrel", "ticagrelor"))
                .body("rows[2].therapy.name", equalTo("clopidogrel"))
                .body("rows[2].constraints[0].weight", equalTo("AVOIDS"))
                .body("notice", containsString("chooses no therapy"));
        JsonNode rows = JSON.readTree(compared.asString()).get("rows");
        for (JsonNode row : rows) {
            assertThat(row.at("/cost/words").asText()).as(row.toString()).contains(" tablets of ");
            ObjectNode real = sample();
            ((ObjectNode) real.at("/request/identifier")).put("value", "what-if-" + UUID.randomUUID());
            ((ArrayNode) real.at("/request/items")).removeAll().add(row.at("/therapy/item"));
            given().contentType("application/json")
                    .body(real.toString())
                    .post("/api/v1/decisions")
                    .then()
                    .statusCode(200)
                    .body(
                            "items[0].action.code",
                            equalTo(row.at("/answered/action").asText()))
                    .body(
                            "items[0].answer.because",
                            equalTo(row.at("/answered/because").asText()));
        }
    }

    @Test
    void what_a_member_pays_stands_beside_each_row_where_the_plan_says_it() throws Exception {
        ObjectNode elsewhere = sample();
        ((ObjectNode) elsewhere.at("/request")).put("plan", "EXAMPLE-HEALTH");
        JsonNode rows = JSON.readTree(asked(elsewhere.toString())
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .get("rows");
        assertThat(rows.size()).isGreaterThan(1);
        for (JsonNode row : rows) {
            assertThat(row.at("/cost/member").isNumber()).as(row.toString()).isTrue();
        }
    }

    @Test
    void nothing_is_recorded_and_a_kept_request_is_compared_as_well() throws Exception {
        ObjectNode kept = sample();
        ((ObjectNode) kept.at("/request/identifier")).put("value", "what-if-" + UUID.randomUUID());
        String id = given().contentType("application/json")
                .body(kept.toString())
                .post("/api/v1/decisions")
                .jsonPath()
                .getString("id");
        long before = decisions();
        String pasted = asked(kept.toString()).asString();
        String ofDecision = given().contentType("application/json")
                .post("/api/v1/what-if?decision=" + id)
                .asString();
        assertThat(ofDecision).isEqualTo(pasted);
        given().contentType(FHIR)
                .body(Files.readString(Path.of("docs/samples/missing-fact.json")))
                .post("/api/v1/what-if")
                .then()
                .statusCode(200)
                .body("rows.therapy.name", hasItems("clopidogrel", "prasugrel"));
        assertThat(decisions()).isEqualTo(before);
    }

    @Test
    void what_cannot_be_compared_is_refused_in_words_that_repeat_nothing() throws Exception {
        ObjectNode unknown = sample();
        ObjectNode item = (ObjectNode) unknown.at("/request/items/0");
        item.putArray("drugCodes");
        item.put("drugText", "CANARY");
        asked(unknown.toString())
                .then()
                .statusCode(422)
                .body("detail", containsString("told by a code"))
                .body("detail", not(containsString("CANARY")));
        asked("{\"request\": 1}").then().statusCode(422).body("pointer", equalTo("/request"));
        given().contentType("text/plain")
                .body("x")
                .post("/api/v1/what-if")
                .then()
                .statusCode(415);
        given().contentType("application/json")
                .body(sample().toString())
                .post("/api/v1/what-if?item=7")
                .then()
                .statusCode(422)
                .body("pointer", equalTo("item"));
        given().contentType("application/json")
                .post("/api/v1/what-if?decision=" + UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    @Test
    void page_shows_the_therapies_and_text_stays_text() throws Exception {
        given().get("/what-if").then().statusCode(200).body(containsString("Compare for another member"));
        given().get("/what-if?sample=approved-gene-exception")
                .then()
                .statusCode(200)
                .body(containsString("id=\"therapy-3\""))
                .body(containsString("asked for"))
                .body(containsString("Would be answered"));
        ObjectNode marked = sample();
        ((ObjectNode) marked.at("/request/items/0")).put("drugText", "prasugrel 10 mg tablet");
        ((ObjectNode) marked.at("/profile/conditions/0/provenance")).put("resource", CONDITION_SCRIPT);
        given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig().defaultContentCharset("UTF-8")))
                .contentType(ContentType.URLENC)
                .formParam("request", marked.toString())
                .formParam("item", "1")
                .post("/what-if")
                .then()
                .statusCode(200)
                .body(containsString("ticagrelor"))
                .body(not(containsString(CONDITION_SCRIPT)));
        given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig().defaultContentCharset("UTF-8")))
                .contentType(ContentType.URLENC)
                .formParam("request", CONDITION_SCRIPT)
                .post("/what-if")
                .then()
                .statusCode(400)
                .body(containsString("Not taken"))
                .body(not(containsString(CONDITION_SCRIPT)));
    }
}
