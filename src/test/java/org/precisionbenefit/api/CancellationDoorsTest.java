package org.precisionbenefit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.api.oidc.ClientTokens;
import org.precisionbenefit.app.DurableDatabase;

/** A submitter withdraws what still waits, and nothing else. */
@QuarkusTest
@Tag("alone")
@QuarkusTestResource(DurableDatabase.class)
class CancellationDoorsTest {
    private static final Path SAMPLES = Path.of("docs/samples");
    private static final String FHIR = "application/fhir+json";
    private static final String CODE = "entry[0].resource.item[0].adjudication[0].extension[0].extension.find "
            + "{ it.url.endsWith('reviewActionCode') }.valueCodeableConcept.coding[0].code";

    @Test
    void waiting_request_is_closed_by_a_linked_decision_that_replays_equal() throws IOException {
        String first = id(pended("cancel-1"));
        Response answered = submit(cancellation("cancel-1", "cancel-1-c"));
        answered.then().statusCode(200).body(CODE, equalTo("C"));
        String id = id(answered);
        given().get("/api/v1/decisions/" + id)
                .then()
                .body("record.inputs.completes", equalTo(first))
                .body("items[0].action.code", equalTo("C"))
                .body("record.items[0].evaluation", equalTo(null))
                .body("due", empty());
        given().post("/api/v1/decisions/" + id + "/replay")
                .then()
                .statusCode(200)
                .body("equal", equalTo(true));
        given().get("/ui/decisions/" + id).then().statusCode(200);
        assertThat(submit(cancellation("cancel-1", "cancel-1-c")).asString()).isEqualTo(answered.asString());
    }

    @Test
    void inquiry_shows_the_cancellation_and_no_longer_what_waited() throws IOException {
        String first = id(pended("cancel-2"));
        String id = id(submit(cancellation("cancel-2", "cancel-2-c")));
        String ids = "parameter.resource.entry.collect { it[0].resource.id }";
        asFhir().body(sample("attested-gene-pends"))
                .post("/fhir/Claim/$inquire")
                .then()
                .statusCode(200)
                .body(ids, hasItem(id))
                .body(ids, not(hasItem(first)));
    }

    @Test
    void second_cancellation_is_refused() throws IOException {
        pended("cancel-3");
        submit(cancellation("cancel-3", "cancel-3-c")).then().statusCode(200);
        refused(submit(cancellation("cancel-3", "cancel-3-d")), 422, "The request is cancelled already.");
    }

    @Test
    void unknown_number_is_not_found() throws IOException {
        refused(submit(cancellation("cancel-never-sent", "cancel-4-c")), 404, "There is no request of this number");
    }

    @Test
    void approval_is_not_taken_back() throws IOException {
        String approved = sample("approved-gene-exception")
                .replace("\"value\": \"demo-approved-gene-exception\"", "\"value\": \"cancel-5\"");
        submit(approved).then().statusCode(200).body(CODE, equalTo("A1"));
        String cancel = cancellation("cancel-5", "cancel-5-c")
                .replace("demo-member-3", "demo-member-2")
                .replace("DEMO-0003", "DEMO-0002");
        refused(submit(cancel), 422, "no machine takes an");
    }

    @Test
    void cancellation_by_another_prescriber_is_refused() throws IOException {
        pended("cancel-6");
        String body = cancellation("cancel-6", "cancel-6-c");
        assertThat(body).contains("1234567893");
        String other = body.replace("1234567893", "1679576722");
        refused(submit(other), 422, "A request is cancelled only by who sent it");
    }

    @Test
    void cancellation_by_another_client_is_answered_like_an_unknown_number_and_changes_nothing() throws IOException {
        String first = id(pended("cancel-8"));
        String stranger = ClientTokens.of("another-client", "DEMO-COMMERCIAL");
        Response unknown = submit(cancellation("cancel-8-unknown", "cancel-8-u"), stranger);
        Response refused = submit(cancellation("cancel-8", "cancel-8-s"), stranger);
        refused(refused, 404, "There is no request of this number");
        assertThat(refused.asString()).isEqualTo(unknown.asString());
        String ofAnotherMember = cancellation("cancel-8", "cancel-8-m")
                .replace("demo-member-3", "demo-member-2")
                .replace("DEMO-0003", "DEMO-0002");
        assertThat(submit(ofAnotherMember, stranger).asString()).isEqualTo(unknown.asString());
        String id = id(submit(cancellation("cancel-8", "cancel-8-c")));
        given().get("/api/v1/decisions/" + id).then().body("record.inputs.completes", equalTo(first));
    }

    @Test
    void request_of_another_client_under_the_same_number_does_not_stand_in_the_way() throws IOException {
        String first = id(pended("cancel-9"));
        String other = ClientTokens.of("another-client", "DEMO-COMMERCIAL");
        submit(request("cancel-9"), other).then().statusCode(200).body(CODE, equalTo("A4"));
        String id = id(submit(cancellation("cancel-9", "cancel-9-c")));
        given().get("/api/v1/decisions/" + id).then().body("record.inputs.completes", equalTo(first));
    }

    @Test
    void cancellation_that_names_nothing_is_refused() throws IOException {
        String body = cancellation("cancel-7", "cancel-7-c")
                .replaceAll("(?s)\"related\": \\[.*?\\],\\s*\"careTeam\"", "\"careTeam\"");
        assertThat(body).doesNotContain("\"related\"");
        refused(submit(body), 422, "A cancellation must name in Claim.related");
    }

    private static void refused(Response answered, int status, String words) {
        answered.then().statusCode(status).body("issue", hasSize(1));
        assertThat(answered.jsonPath().getString("issue[0].diagnostics") + answered.asString())
                .contains(words);
    }

    private static Response pended(String number) throws IOException {
        Response answered = submit(request(number));
        answered.then().statusCode(200).body(CODE, equalTo("A4"));
        return answered;
    }

    private static String request(String number) throws IOException {
        return sample("attested-gene-pends")
                .replace("\"value\": \"demo-attested-gene-pends\"", "\"value\": \"" + number + "\"");
    }

    private static String cancellation(String earlier, String number) throws IOException {
        return sample("attested-gene-cancelled")
                .replace("\"value\": \"demo-attested-gene-pends\"", "\"value\": \"" + earlier + "\"")
                .replace("\"value\": \"demo-attested-gene-cancelled\"", "\"value\": \"" + number + "\"");
    }

    private static String id(Response answered) {
        return answered.jsonPath().getString("entry[0].resource.id");
    }

    private static String sample(String name) throws IOException {
        return Files.readString(SAMPLES.resolve(name + ".json"));
    }

    private static Response submit(String body) {
        return asFhir().body(body).post("/fhir/Claim/$submit");
    }

    private static Response submit(String body, String token) {
        return asFhir(io.restassured.RestAssured.given().header("Authorization", "Bearer " + token))
                .body(body)
                .post("/fhir/Claim/$submit");
    }

    private static RequestSpecification asFhir() {
        return asFhir(given());
    }

    private static RequestSpecification asFhir(RequestSpecification request) {
        return request.config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs(FHIR, ContentType.TEXT)
                                .defaultContentCharset(StandardCharsets.UTF_8)))
                .contentType(FHIR);
    }
}
