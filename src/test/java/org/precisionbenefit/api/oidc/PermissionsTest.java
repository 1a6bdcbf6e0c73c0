package org.precisionbenefit.api.oidc;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.precisionbenefit.access.Permission;
import org.precisionbenefit.access.Permissions;
import org.precisionbenefit.access.Role;
import org.precisionbenefit.app.DurableDatabase;

/** Every role at every door: let in where the table says so, and nowhere else. */
@QuarkusTest
@Tag("alone")
@QuarkusTestResource(DurableDatabase.class)
class PermissionsTest {
    @Inject
    DevelopmentIssuer issuer;

    private record Door(String method, String path) {
        String asked() {
            return path.replaceAll("\\{[^}]+}", "00000000-0000-4000-8000-00000000000a");
        }
    }

    /** The doors as the code has them. */
    private static List<Door> doors() {
        List<Door> doors = new ArrayList<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.precisionbenefit.api")) {
            if (type.isAnnotatedWith(Path.class)) {
                for (JavaMethod method : type.getMethods()) {
                    String verb = method.isAnnotatedWith(GET.class)
                            ? "GET"
                            : method.isAnnotatedWith(POST.class)
                                    ? "POST"
                                    : method.isAnnotatedWith(DELETE.class) ? "DELETE" : "";
                    if (!verb.isEmpty()) {
                        String own = method.isAnnotatedWith(Path.class)
                                ? method.getAnnotationOfType(Path.class).value()
                                : "";
                        String path =
                                ("/" + type.getAnnotationOfType(Path.class).value() + "/" + own).replaceAll("/+", "/");
                        doors.add(new Door(verb, path.length() > 1 ? path.replaceAll("/$", "") : path));
                    }
                }
            }
        }
        return doors;
    }

    @Test
    void every_door_stands_in_the_table_and_every_line_of_the_table_is_a_door() {
        List<Door> doors = doors();
        assertThat(doors).hasSizeGreaterThan(15).allSatisfy(door -> assertThat(
                        Permissions.of(door.method(), door.asked()))
                .as(door.toString())
                .isPresent());
        assertThat(Permissions.all()).allSatisfy(line -> assertThat(doors)
                .anyMatch(door -> door.method().equals(line.method())
                        && door.path().equals(line.path().template())));
    }

    @Test
    void door_that_is_not_in_the_table_is_nobodys() {
        assertThat(Permissions.of("DELETE", "/api/v1/decisions")).isEmpty();
        assertThat(Permissions.of("GET", "/api/v1/decisions/a/b")).isEmpty();
        assertThat(Permissions.of("GET", "/fhir/Claim/$submit")).isEmpty();
        assertThat(Permissions.of("POST", "/fhir/InsurancePlan")).isEmpty();
        assertThat(Permissions.of("PUT", "/fhir/Basic/a")).isEmpty();
        assertThat(Permissions.of("DELETE", "/fhir/Basic/a")).isEmpty();
        assertThat(Permissions.of("GET", "/fhir/Patient")).isEmpty();
        assertThat(Permissions.of("POST", "/fhir/Claim/xsubmit")).isEmpty();
        assertThat(Permissions.of("POST", "/fhir/Claim/$submit/")).isEmpty();
        assertThat(Permissions.of("POST", "fhir/Claim/$submit")).isEmpty();
        assertThat(Permissions.of("GET", "/api/v1/decisions/")).isEmpty();
        assertThat(Permissions.of("POST", "/api/v1/decisions//replay")).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> every_role_at_every_door() {
        return doors().stream().flatMap(door -> Stream.of(Role.values())
                .map(role -> DynamicTest.dynamicTest(role.word() + " at " + door.method() + " " + door.path(), () -> {
                    Permission line =
                            Permissions.of(door.method(), door.asked()).orElseThrow();
                    boolean may =
                            line.need() == Permission.Need.OPEN || line.roles().contains(role);
                    int status = ask(door, role);
                    // A page that only a session opens leads a token's holder nowhere, but lets him in.
                    if (may) {
                        assertThat(status).isNotIn(401, 403);
                    } else {
                        assertThat(status).isEqualTo(403);
                    }
                })));
    }

    @TestFactory
    Stream<DynamicTest> nobody_is_let_in_without_a_proof() {
        return doors().stream()
                .filter(door -> Set.of(Permission.Need.IDENTITY, Permission.Need.IDENTITY_UNLESS_PUBLIC)
                        .contains(Permissions.of(door.method(), door.asked())
                                .orElseThrow()
                                .need()))
                .map(door -> DynamicTest.dynamicTest(door.method() + " " + door.path(), () -> {
                    int status = given().redirects()
                            .follow(false)
                            .contentType(type(door))
                            .request(door.method(), door.asked())
                            .statusCode();
                    assertThat(status)
                            .isIn(
                                    door.method().equals("GET") && (door.path().startsWith("/ui/") || isForm(door))
                                            ? List.of(302, 303)
                                            : List.of(401));
                }));
    }

    private int ask(Door door, Role role) {
        String token = ForgedTokens.signed(
                claims(role), "RS256", ForgedTokens.keyOf(issuer).getPrivateKey(), Map.of());
        return given().redirects()
                .follow(false)
                .header("Authorization", "Bearer " + token)
                .contentType(type(door))
                .request(door.method(), door.asked())
                .statusCode();
    }

    private static org.jose4j.jwt.JwtClaims claims(Role role) {
        org.jose4j.jwt.JwtClaims claims = ForgedTokens.good();
        claims.setClaim("roles", List.of(role.word()));
        claims.setClaim("scope", "system/*.cruds");
        claims.setClaim("licence", Map.of("number", "1", "kind", "physician", "state", "NY", "expires", "2999-12-31"));
        return claims;
    }

    private static boolean isForm(Door door) {
        return door.path().startsWith("/console")
                || door.path().startsWith("/workbench")
                || door.path().startsWith("/review")
                || door.path().startsWith("/what-if")
                || door.path().equals("/ui/decisions/{id}/unmask");
    }

    private static String type(Door door) {
        if (door.path().startsWith("/fhir/")) {
            return "application/fhir+json";
        }
        return door.path().startsWith("/issuer/") || isForm(door)
                ? "application/x-www-form-urlencoded"
                : "application/json";
    }
}
