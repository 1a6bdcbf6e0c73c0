package org.precisionbenefit.api.oidc;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.precisionbenefit.api.oidc.ForgedTokens.good;
import static org.precisionbenefit.api.oidc.ForgedTokens.in;
import static org.precisionbenefit.api.oidc.ForgedTokens.signed;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.app.DurableDatabase;
import org.precisionbenefit.audit.DecisionStore;
import org.precisionbenefit.profile.MemberId;

/** Whoever shows a wrong token is sent away, and nothing is decided for him. */
@QuarkusTest
@Tag("alone")
@QuarkusTestResource(DurableDatabase.class)
class TokenAttacksTest {
    private static final String DOOR = "/api/v1/decisions";
    private static final String MEMBER = "DEMO-ATTACKED";

    @Inject
    DevelopmentIssuer issuer;

    @Inject
    DecisionStore store;

    private RsaJsonWebKey own() {
        return ForgedTokens.keyOf(issuer);
    }

    private static RsaJsonWebKey foreign() {
        try {
            return RsaJwkGenerator.generateJwk(2048);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token of the issuer's own key that is wrong in its claims alone. */
    private String wrong(Consumer<JwtClaims> change) {
        JwtClaims claims = good();
        change.accept(claims);
        return signed(claims, "RS256", own().getPrivateKey(), Map.of());
    }

    private static String byForeignKey(Map<String, Object> headers) {
        return signed(good(), "RS256", foreign().getPrivateKey(), headers);
    }

    private Map<String, String> unproven() {
        RsaJsonWebKey foreign = foreign();
        String sound = wrong(claims -> {});
        String[] parts = sound.split("\\.");
        Map<String, String> attacks = new LinkedHashMap<>();
        attacks.put("alg none", signed(good(), "none", null, Map.of()));
        attacks.put(
                "HS256 with the public key as the secret",
                signed(good(), "HS256", new SecretKeySpec(own().getPublicKey().getEncoded(), "HmacSHA256"), Map.of()));
        attacks.put("signed by another key under the same key id", byForeignKey(Map.of("kid", "development")));
        attacks.put("key id that is a path", byForeignKey(Map.of("kid", "../../keys/hashing.json")));
        attacks.put("key id that is SQL", byForeignKey(Map.of("kid", "' or '1'='1")));
        attacks.put("key id of nobody", byForeignKey(Map.of("kid", "nobody")));
        attacks.put("keys at an address of the attacker", byForeignKey(Map.of("jku", "http://127.0.0.1:1/jwks")));
        attacks.put("certificate at an address", byForeignKey(Map.of("x5u", "http://127.0.0.1:1/x5u")));
        attacks.put(
                "key in the token itself",
                signed(
                        good(),
                        "RS256",
                        foreign.getPrivateKey(),
                        Map.of("jwk", foreign.toParams(org.jose4j.jwk.JsonWebKey.OutputControlLevel.PUBLIC_ONLY))));
        attacks.put("critical header that nobody knows", byForeignKey(Map.of("crit", List.of("exp"))));
        attacks.put("another issuer", wrong(claims -> claims.setIssuer("https://issuer.example.org")));
        attacks.put("no issuer", wrong(claims -> claims.unsetClaim("iss")));
        attacks.put("another audience", wrong(claims -> claims.setAudience("another-service")));
        attacks.put("no audience", wrong(claims -> claims.unsetClaim("aud")));
        attacks.put("identity token as access token", wrong(claims -> claims.setAudience(DevelopmentIssuer.PAGES)));
        attacks.put("expired", wrong(claims -> claims.setExpirationTime(in(-60))));
        attacks.put("without an end", wrong(claims -> claims.unsetClaim("exp")));
        attacks.put("not valid yet", wrong(claims -> claims.setNotBefore(in(600))));
        attacks.put("without a subject", wrong(claims -> claims.unsetClaim("sub")));
        attacks.put("subject that is blank", wrong(claims -> claims.setSubject(" ")));
        attacks.put("subject that is endless", wrong(claims -> claims.setSubject("x".repeat(300))));
        attacks.put("changed claims under the old signature", parts[0] + "." + changed(parts[1]) + "." + parts[2]);
        attacks.put("signature cut off", parts[0] + "." + parts[1] + ".");
        attacks.put("truncated", sound.substring(0, sound.length() - 20));
        attacks.put("no token at all", "");
        attacks.put("words", "let me in");
        attacks.put("oversized", wrong(claims -> claims.setClaim("more", "x".repeat(7_000))) + "x".repeat(10_000));
        return attacks;
    }

    private static String changed(String payload) {
        String read = new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(read.replace("attacker", "operator").getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, String> mayNot() {
        Map<String, String> attacks = new LinkedHashMap<>();
        attacks.put("no role", wrong(claims -> claims.unsetClaim("roles")));
        attacks.put("role as a word and not a list", wrong(claims -> claims.setClaim("roles", "submitter")));
        attacks.put("role in another claim", wrong(claims -> {
            claims.unsetClaim("roles");
            claims.setClaim("groups", List.of("submitter"));
        }));
        attacks.put("role of another kind of caller", wrong(claims -> claims.setClaim("roles", List.of("operator"))));
        attacks.put("role in capitals", wrong(claims -> claims.setClaim("roles", List.of("SUBMITTER"))));
        attacks.put("no scope", wrong(claims -> claims.unsetClaim("scope")));
        attacks.put("scope to read only", wrong(claims -> claims.setClaim("scope", "system/Claim.rs")));
        attacks.put("scope of another resource", wrong(claims -> claims.setClaim("scope", "system/Patient.cruds")));
        attacks.put("scope with letters in no order", wrong(claims -> claims.setClaim("scope", "system/Claim.rc")));
        attacks.put("scope of a person", wrong(claims -> claims.setClaim("scope", "user/Claim.c")));
        attacks.put("another plan", wrong(claims -> claims.setClaim("plans", List.of("ANOTHER-PLAN"))));
        attacks.put("no plan", wrong(claims -> claims.unsetClaim("plans")));
        attacks.put("plans as a word", wrong(claims -> claims.setClaim("plans", "*")));
        attacks.put("reviewer whose licence has run out, as a reviewer", wrong(claims -> {
            claims.setClaim("roles", List.of("reviewer"));
            claims.setClaim("licence", licence(LocalDate.now().minusDays(1)));
        }));
        return attacks;
    }

    private static Map<String, String> licence(LocalDate expires) {
        return Map.of("number", "1", "kind", "pharmacist", "state", "NY", "expires", expires.toString());
    }

    @TestFactory
    Stream<DynamicTest> every_token_that_proves_nothing_is_answered_401() {
        return unproven().entrySet().stream()
                .map(attack -> DynamicTest.dynamicTest(attack.getKey(), () -> {
                    refused(bearer(attack.getValue()), 401);
                    bearer(attack.getValue())
                            .contentType("application/fhir+json")
                            .body("{}")
                            .post("/fhir/Claim/$submit")
                            .then()
                            .statusCode(401)
                            .body("resourceType", equalTo("OperationOutcome"))
                            .body("issue[0].code", equalTo("login"));
                }));
    }

    @TestFactory
    Stream<DynamicTest> every_token_of_somebody_who_may_not_is_answered_403() {
        return mayNot().entrySet().stream()
                .map(attack -> DynamicTest.dynamicTest(attack.getKey(), () -> refused(bearer(attack.getValue()), 403)));
    }

    @Test
    void sound_token_is_let_in_so_that_the_attacks_fail_for_their_own_reason() throws IOException {
        bearer(wrong(claims -> {}))
                .contentType("application/json")
                .body(body("let-in").replace(MEMBER, "DEMO-0002"))
                .post(DOOR)
                .then()
                .statusCode(200);
    }

    @Test
    void token_elsewhere_than_in_its_one_place_is_no_token() throws IOException {
        String sound = wrong(claims -> {});
        refused(given(), 401);
        refused(given().queryParam("access_token", sound), 401);
        refused(given().header("Authorization", "Basic " + sound), 401);
        refused(given().header("X-Authorization", "Bearer " + sound), 401);
        refused(given().header("Authorization", "Bearer " + sound).header("Authorization", "Bearer " + sound), 401);
        refused(bearer(sound).cookie("q_session", "x"), 401);
        refused(bearer(sound).cookie("q_session_pages-127.0.0.1-1", "x"), 401);
        refused(given().cookie("demonstration", "x"), 401);
        refused(given().cookie("q_session", sound), 401);
    }

    @Test
    void reviewer_with_a_licence_that_holds_reads_and_one_without_does_not() {
        for (LocalDate expires :
                new LocalDate[] {LocalDate.now(), LocalDate.now().minusDays(1)}) {
            String token = wrong(claims -> {
                claims.setClaim("roles", List.of("reviewer"));
                claims.setClaim("licence", licence(expires));
            });
            bearer(token)
                    .get(DOOR + "/00000000-0000-4000-8000-000000000009")
                    .then()
                    .statusCode(expires.isBefore(LocalDate.now()) ? 403 : 404);
        }
        bearer(wrong(claims -> claims.setClaim("roles", List.of("reviewer"))))
                .get(DOOR + "/00000000-0000-4000-8000-000000000009")
                .then()
                .statusCode(403);
    }

    private static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private void refused(RequestSpecification request, int status) throws IOException {
        request.contentType("application/json")
                .body(body("attack"))
                .post(DOOR)
                .then()
                .statusCode(status)
                .body("status", equalTo(status))
                .body("detail", not(containsString("attacker")));
        assertThat(store.ofMember(new MemberId(MEMBER), VisiblePlans.EVERY)).isEmpty();
    }

    private static String body(String number) throws IOException {
        return Files.readString(Path.of("docs/samples/plain/approved-gene-exception.json"))
                .replace("demo-plain-approved-gene-exception", number)
                .replace("DEMO-0002", MEMBER);
    }
}
