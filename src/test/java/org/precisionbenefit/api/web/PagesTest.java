package org.precisionbenefit.api.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** The pages over HTTP, with hand-made answers. */
@QuarkusTest
@TestProfile(FakePortsProfile.class)
class PagesTest {
    @Test
    void start_page_lists_every_sample() {
        String page = given().get("/").then().statusCode(200).extract().asString();

        assertThat(page)
                .contains("Approved by gene exception", "A fact is missing", "hx-post=\"/ui/samples/malformed\"");
    }
}
