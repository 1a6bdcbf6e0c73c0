package org.precisionbenefit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.precisionbenefit.app.Signed.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.app.DurableDatabase;

/** What plans publish, over HTTP. */
@QuarkusTest
@Tag("alone")
@QuarkusTestResource(DurableDatabase.class)
class FormularyDoorsTest {
    private static final String FHIR = "application/fhir+json";

    @Test
    void plan_leads_to_its_list_and_its_drugs() {
        Response plans =
                given().get("/fhir/InsurancePlan?identifier=DEMO-COMMERCIAL&_include=InsurancePlan:formulary-coverage");
        plans.then()
                .statusCode(200)
                .contentType(containsString(FHIR))
                .body("resourceType", equalTo("Bundle"))
                .body("link[0].relation", equalTo("self"))
                .body("entry.fullUrl", everyItem(startsWith(RestAssured.baseURI)))
                .body("entry.resource.id", hasItem("f-DEMO-COMMERCIAL.formulary"));
        Response items = given().get("/fhir/Basic?formulary=InsurancePlan/f-DEMO-COMMERCIAL.formulary&_count=2"
                + "&_include=Basic:subject");
        items.then().statusCode(200).body("entry.search.mode", hasItem("include"));
        String next = items.jsonPath().getString("link.find { it.relation == 'next' }.url");
        given().urlEncodingEnabled(false).get(next).then().statusCode(200).body("entry", not(hasSize(0)));
        String id = items.jsonPath().getString("entry[0].resource.id");
        given().get("/fhir/Basic/" + id).then().statusCode(200).body("id", equalTo(id));
        given().get("/fhir/Basic/" + id + "-CANARY")
                .then()
                .statusCode(404)
                .body("issue", hasSize(1))
                .body(not(containsString("CANARY")));
    }

    @Test
    void search_in_a_body_is_the_search_in_an_address() {
        given().contentType("application/x-www-form-urlencoded")
                .body("code=309362&status=active")
                .post("/fhir/MedicationKnowledge/_search")
                .then()
                .statusCode(200)
                .body("total", equalTo(1))
                .body("entry[0].resource.code.coding[0].display", containsString("clopidogrel"));
        given().contentType("application/x-www-form-urlencoded")
                .header("Prefer", "handling=strict")
                .body("CANARY=1")
                .post("/fhir/Location/_search")
                .then()
                .statusCode(400)
                .body("resourceType", equalTo("OperationOutcome"))
                .body(not(containsString("CANARY")));
        given().contentType("application/json")
                .body("{}")
                .post("/fhir/Basic/_search")
                .then()
                .statusCode(415);
    }

    @Test
    void export_is_begun_asked_after_fetched_and_removed() throws InterruptedException {
        given().get("/fhir/$export").then().statusCode(400).body("issue", hasSize(1));
        String status = given().header("Prefer", "respond-async")
                .get("/fhir/InsurancePlan/$export?_type=InsurancePlan,Basic")
                .then()
                .statusCode(202)
                .extract()
                .header("Content-Location");
        Response answer = given().get(status);
        for (int i = 0; i < 100 && answer.statusCode() == 202; i++) {
            assertThat(answer.header("Retry-After")).isNotNull();
            Thread.sleep(100);
            answer = given().get(status);
        }
        answer.then()
                .statusCode(200)
                .body("requiresAccessToken", equalTo(true))
                .body("output.type", equalTo(List.of("InsurancePlan", "Basic")));
        assertThat(answer.header("Expires")).isNotNull();
        String file = given().get(answer.jsonPath().getString("output[1].url"))
                .then()
                .statusCode(200)
                .contentType(containsString("application/fhir+ndjson"))
                .extract()
                .asString();
        assertThat(file.lines())
                .hasSize(answer.jsonPath().getInt("output[1].count"))
                .allMatch(line -> line.startsWith("{\"resourceType\":\"Basic\""));
        given().get(status + "/..%2f..%2fkeys").then().statusCode(org.hamcrest.Matchers.oneOf(403, 404, 400));
        given().delete(status).then().statusCode(202);
        given().get(status).then().statusCode(404).body("issue[0].details.text", containsString("Begin it again"));
    }

    @Test
    void nobody_reads_without_a_token_unless_the_operator_says_so() {
        RestAssured.given().get("/fhir/InsurancePlan").then().statusCode(401);
        RestAssured.given().get("/fhir/Location/state-NY").then().statusCode(401);
    }

    @Test
    void statement_names_the_types_and_the_export() {
        given().get("/fhir/metadata")
                .then()
                .statusCode(200)
                .body("instantiates", hasItem(containsString("usdf-server")))
                .body(
                        "rest[0].resource.type",
                        equalTo(List.of("Claim", "InsurancePlan", "Basic", "MedicationKnowledge", "Location")))
                .body("rest[0].operation.name", hasItem("export"));
    }
}
