package org.precisionbenefit.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.access.Permission;
import org.precisionbenefit.access.Permissions;
import org.precisionbenefit.app.DurableDatabase;

/** Where the operator opens what plans publish, exactly that is open. */
@QuarkusTest
@Tag("alone")
@QuarkusTestResource(DurableDatabase.class)
@TestProfile(PublicFormularyTest.Opened.class)
class PublicFormularyTest {
    /** The setting. */
    public static final class Opened implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("precision-benefit.public-formulary", "true");
        }
    }

    @Test
    void reads_and_searches_of_four_types_are_open_and_nothing_else() {
        for (String type : new String[] {"InsurancePlan", "Basic", "MedicationKnowledge", "Location"}) {
            assertThat(given().get("/fhir/" + type).statusCode()).isEqualTo(200);
            assertThat(given().get("/fhir/" + type + "/none").statusCode()).isEqualTo(404);
            assertThat(given().contentType("application/x-www-form-urlencoded")
                            .post("/fhir/" + type + "/_search")
                            .statusCode())
                    .isEqualTo(200);
        }
        for (Permission door : Permissions.all()) {
            if (door.need() == Permission.Need.IDENTITY) {
                String path = door.path().template().replaceAll("\\{[^}]+}", "00000000-0000-4000-8000-00000000000a");
                assertThat(given().redirects()
                                .follow(false)
                                .contentType(typeOf(path))
                                .request(door.method(), path)
                                .statusCode())
                        .as(door.method() + " " + path)
                        .isIn(401, 302, 303);
            }
        }
    }

    /** What the door takes: a wrong type would be turned away before anybody asks who sends it. */
    private static String typeOf(String path) {
        if (path.startsWith("/fhir/")) {
            return "application/fhir+json";
        }
        return path.startsWith("/console")
                        || path.startsWith("/workbench")
                        || path.startsWith("/review")
                        || (path.startsWith("/ui/") && path.endsWith("/unmask"))
                        || path.startsWith("/what-if")
                ? "application/x-www-form-urlencoded"
                : "application/json";
    }
}
