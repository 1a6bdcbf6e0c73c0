package org.precisionbenefit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.precisionbenefit.app.Signed.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.app.DurableDatabase;

/** A number with another version is another submission at the FHIR door; plain JSON has no versions. */
@QuarkusTest
@Tag("alone")
@QuarkusTestResource(DurableDatabase.class)
class VersionDoorsTest {
    private static final String FHIR = "application/fhir+json";
    private static final String PLAIN = "/api/v1/decisions";

    @Test
    void each_version_is_decided_once_and_answered_again_with_its_own_bytes() throws IOException {
        String none = submitted(claim("versioned", null, "30"));
        String first = submitted(claim("versioned", "1", "30"));
        String second = submitted(claim("versioned", "2", "60"));
        assertThat(none).isNotEqualTo(first);
        assertThat(second).isNotEqualTo(first);
        assertThat(submitted(claim("versioned", null, "30"))).isEqualTo(none);
        assertThat(submitted(claim("versioned", "1", "30"))).isEqualTo(first);
        assertThat(submitted(claim("versioned", "2", "60"))).isEqualTo(second);
    }

    @Test
    void same_version_with_another_body_is_refused() throws IOException {
        submitted(claim("versioned-twice", "1", "30"));
        submit(claim("versioned-twice", "1", "60")).then().statusCode(422);
        submit(claim("versioned-twice", "3", "60")).then().statusCode(200);
    }

    @Test
    void version_in_plain_json_is_refused_and_not_passed_over() throws IOException {
        String body = Files.readString(Path.of("docs/samples/plain/approved-gene-exception.json"))
                .replace("demo-plain-approved-gene-exception", "plain-version");
        given().contentType("application/json")
                .body(body.replaceFirst("\\{", "{\"version\": \"2\", "))
                .post(PLAIN)
                .then()
                .statusCode(422)
                .body("pointer", equalTo("/"));
        given().contentType("application/json").body(body).post(PLAIN).then().statusCode(200);
        given().contentType("application/json")
                .body(body + " ")
                .post(PLAIN)
                .then()
                .statusCode(422);
        given().header("Idempotency-Key", "plain-version-2")
                .contentType("application/json")
                .body(body + " ")
                .post(PLAIN)
                .then()
                .statusCode(200);
    }

    private static String submitted(String body) {
        return submit(body).then().statusCode(200).extract().asString();
    }

    private static Response submit(String body) {
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs(FHIR, ContentType.TEXT)
                                .defaultContentCharset(StandardCharsets.UTF_8)))
                .contentType(FHIR)
                .body(body)
                .post("/fhir/Claim/$submit");
    }

    private static String claim(String number, String version, String quantity) throws IOException {
        String sample = Files.readString(Path.of("docs/samples/approved-outright.json"))
                .replace("\"value\": \"demo-approved-outright\"", "\"value\": \"" + number + "\"")
                .replace("\"value\": 30,", "\"value\": " + quantity + ",");
        return version == null
                ? sample
                : sample.replace(
                        "\"resourceType\": \"Claim\",",
                        "\"resourceType\": \"Claim\", \"meta\": {\"versionId\": \"" + version + "\"},");
    }
}
