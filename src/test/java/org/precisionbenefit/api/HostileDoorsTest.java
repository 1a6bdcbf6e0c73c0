package org.precisionbenefit.api;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;
import static org.precisionbenefit.app.Signed.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionbenefit.app.DurableDatabase;

/** What hostile bodies meet at the doors themselves: a clear refusal, at once, that repeats nothing. */
@QuarkusTest
@Tag("alone")
@QuarkusTestResource(DurableDatabase.class)
class HostileDoorsTest {
    private static final String FHIR = "application/fhir+json";
    private static final String JSON = "application/json";
    private static final String SUBMIT = "/fhir/Claim/$submit";
    private static final String INQUIRE = "/fhir/Claim/$inquire";
    private static final String DECIDE = "/api/v1/decisions";
    private static final int ENTRIES = 500;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resourceType\":\"Bundle\",\"id\":\"CANARY \\ud800\"}",
                "{\"resourceType\":\"Bundle\",\"id\":\"CANARY\\u0000\"}",
                "{\"resourceType\":\"Bundle\",\"\":\"CANARY\"}",
                "{\"resourceType\":\"Bundle\",\"id\":\"CANARY\",\"id\":\"CANARY\"}",
                "{\"resourceType\":\"Bundle\",\"CANARY\":1e999999999}",
                "{\"resourceType\":\"Bundle\",\"CANARY\":1e99999999999999999999}",
                "{\"resourceType\":\"Bundle\",\"CANARY\":1234567890123456789012345678901234567890123}",
                "{\"resourceType\":\"Bundle\",\"CANARY\":NaN}",
                "{\"resourceType\":\"Bundle\"} CANARY",
                "<?xml version=\"1.0\"?><!DOCTYPE CANARY [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Bundle>&x;</Bundle>"
            })
    void hostile_body_is_refused_at_every_door(String body) {
        for (String door : new String[] {SUBMIT, INQUIRE}) {
            refused(post(FHIR, door, body)).body("issue", hasSize(1)).body(not(containsString("CANARY")));
        }
        refused(post(JSON, DECIDE, body)).body("detail", not(equalTo(""))).body(not(containsString("CANARY")));
    }

    @Test
    void deep_and_long_bodies_are_refused_at_every_door() {
        for (String body : new String[] {
            "{\"a\":" + "[".repeat(20_000), "{\"a\":\"" + "x".repeat(2_000_000) + "\"}", "x".repeat(6_000_000)
        }) {
            for (String door : new String[] {SUBMIT, INQUIRE}) {
                post(FHIR, door, body).statusCode(413).body("issue[0].code", equalTo("too-long"));
            }
            post(JSON, DECIDE, body).statusCode(413).body("status", equalTo(413));
        }
    }

    @Test
    void bundle_of_too_many_entries_is_refused() {
        post(FHIR, SUBMIT, bundle(ENTRIES + 1))
                .statusCode(413)
                .body("issue[0].expression[0]", equalTo("Bundle.entry"))
                .body("issue[0].details.text", containsString(String.valueOf(ENTRIES)));
        post(FHIR, SUBMIT, bundle(20_000)).statusCode(413).body("issue[0].code", equalTo("too-long"));
        post(FHIR, SUBMIT, bundle(ENTRIES)).statusCode(422);
    }

    private static String bundle(int entries) {
        String one =
                "{\"fullUrl\":\"urn:uuid:00000000-0000-4000-8000-000000000001\",\"resource\":{\"resourceType\":\"Basic\",\"id\":\"a\"}}";
        return "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[" + (one + ",").repeat(entries - 1)
                + one + "]}";
    }

    @Test
    void resource_of_many_contained_resources_is_refused_in_time() {
        String contained = ("{\"resourceType\":\"Basic\",\"id\":\"a\"},").repeat(20_000);
        String body =
                "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{\"fullUrl\":\"urn:uuid:00000000-0000-4000-8000-000000000001\",\"resource\":"
                        + "{\"resourceType\":\"Claim\",\"contained\":[" + contained
                        + "{\"resourceType\":\"Basic\"}]}}]}";
        refused(post(FHIR, SUBMIT, body)).body("issue", hasSize(1));
    }

    @Test
    void packed_bodies_are_not_taken() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write("{}".getBytes(StandardCharsets.UTF_8));
        }
        for (String encoding : new String[] {"gzip", "deflate", "br", "gzip, gzip"}) {
            for (String door : new String[] {SUBMIT, INQUIRE, DECIDE}) {
                given().config(asTheyAre())
                        .contentType(door.equals(DECIDE) ? JSON : FHIR)
                        .header("Content-Encoding", encoding)
                        .body(packed.toByteArray())
                        .post(door)
                        .then()
                        .statusCode(415);
            }
        }
    }

    @Test
    void xml_and_other_media_types_are_not_taken() {
        for (String type : new String[] {"application/fhir+xml", "application/xml", "text/xml", "text/plain"}) {
            for (String door : new String[] {SUBMIT, INQUIRE, DECIDE}) {
                post(type, door, "<Bundle/>").statusCode(415);
            }
        }
    }

    private static ValidatableResponse refused(ValidatableResponse answer) {
        return answer.statusCode(oneOf(400, 413, 422));
    }

    private static ValidatableResponse post(String type, String door, String body) {
        return given().config(asTheyAre())
                .contentType(type)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(door)
                .then();
    }

    /** The client adds no character set and understands no type: the body goes out as it is. */
    private static RestAssuredConfig asTheyAre() {
        return RestAssuredConfig.config()
                .encoderConfig(EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                        .encodeContentTypeAs(FHIR, ContentType.BINARY)
                        .encodeContentTypeAs(JSON, ContentType.BINARY)
                        .encodeContentTypeAs("application/fhir+xml", ContentType.BINARY)
                        .encodeContentTypeAs("application/xml", ContentType.BINARY)
                        .encodeContentTypeAs("text/xml", ContentType.BINARY)
                        .encodeContentTypeAs("text/plain", ContentType.BINARY));
    }
}
