package org.precisionbenefit.api.oidc;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.precisionbenefit.api.oidc.ForgedTokens.in;
import static org.precisionbenefit.api.oidc.ForgedTokens.signed;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.precisionbenefit.app.DurableDatabase;

/** A system gets a token for a proof that is its own, fresh and used once, and for nothing else. */
@QuarkusTest
@Tag("alone")
@QuarkusTestResource(DurableDatabase.class)
class AssertionAttacksTest {
    private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final RsaJsonWebKey RSA = rsa();
    private static final RsaJsonWebKey OTHER = rsa();
    private static final EllipticCurveJsonWebKey EC = ec();

    @TestHTTPResource("/")
    URI address;

    @ConfigProperty(name = "precision-benefit.keys-dir")
    Path keys;

    @Inject
    DevelopmentIssuer issuer;

    private static RsaJsonWebKey rsa() {
        try {
            return RsaJwkGenerator.generateJwk(2048);
        } catch (org.jose4j.lang.JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static EllipticCurveJsonWebKey ec() {
        try {
            return EcJwkGenerator.generateJwk(EllipticCurves.P384);
        } catch (org.jose4j.lang.JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void two_clients_are_registered() throws Exception {
        RSA.setKeyId("rsa");
        EC.setKeyId("ec");
        OTHER.setKeyId("other");
        Files.writeString(
                keys.resolve("clients.json"),
                "{\"clients\":[{\"client_id\":\"clinic\",\"jwks\":{\"keys\":["
                        + RSA.toJson(OutputControlLevel.PUBLIC_ONLY) + "," + EC.toJson(OutputControlLevel.PUBLIC_ONLY)
                        + "]},\"roles\":[\"submitter\"],\"plans\":[\"DEMO-PPO\"],\"scopes\":[\"system/Claim.c\",\"system/Claim.r\"]},"
                        + "{\"client_id\":\"other\",\"jwks\":{\"keys\":[" + OTHER.toJson(OutputControlLevel.PUBLIC_ONLY)
                        + "]},\"roles\":[\"operator\"],\"plans\":[\"*\"],\"scopes\":[\"system/Claim.r\"]}]}");
    }

    private JwtClaims proof(Consumer<JwtClaims> change) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer("clinic");
        claims.setSubject("clinic");
        claims.setAudience(address.resolve("/issuer/token").toString());
        claims.setExpirationTime(in(240));
        claims.setGeneratedJwtId();
        change.accept(claims);
        return claims;
    }

    private String assertion(Consumer<JwtClaims> change) {
        return signed(proof(change), "RS384", RSA.getPrivateKey(), Map.of("kid", "rsa"));
    }

    private String assertion(String algorithm, Key key, String id) {
        return signed(proof(claims -> {}), algorithm, key, Map.of("kid", id));
    }

    private static Response ask(String assertion) {
        return given().formParam("grant_type", "client_credentials")
                .formParam("client_assertion_type", TYPE)
                .formParam("client_assertion", assertion)
                .post("/issuer/token");
    }

    @Test
    void proof_gets_a_token_for_five_minutes_with_the_scopes_that_are_the_clients() {
        for (String assertion : List.of(assertion(claims -> {}), assertion("ES384", EC.getPrivateKey(), "ec"))) {
            ask(assertion)
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", "no-store")
                    .body("token_type", equalTo("bearer"))
                    .body("expires_in", equalTo(300))
                    .body("scope", equalTo("system/Claim.c system/Claim.r"));
        }
        String token = ask(assertion(claims -> {})).jsonPath().getString("access_token");
        given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/decisions")
                .then()
                .statusCode(422);
    }

    @Test
    void scope_that_is_not_the_clients_is_not_granted() {
        given().formParam("grant_type", "client_credentials")
                .formParam("client_assertion_type", TYPE)
                .formParam("client_assertion", assertion(claims -> {}))
                .formParam("scope", "system/Claim.r system/*.cruds")
                .post("/issuer/token")
                .then()
                .statusCode(200)
                .body("scope", equalTo("system/Claim.r"));
        given().formParam("grant_type", "client_credentials")
                .formParam("client_assertion_type", TYPE)
                .formParam("client_assertion", assertion(claims -> {}))
                .formParam("scope", "system/*.cruds")
                .post("/issuer/token")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_scope"));
    }

    @TestFactory
    Stream<DynamicTest> wrong_proof_gets_nothing() {
        return Map.ofEntries(
                        Map.entry("more than five minutes to live", assertion(c -> c.setExpirationTime(in(400)))),
                        Map.entry("expired", assertion(c -> c.setExpirationTime(in(-60)))),
                        Map.entry("without an end", assertion(c -> c.unsetClaim("exp"))),
                        Map.entry("without a number", assertion(c -> c.unsetClaim("jti"))),
                        Map.entry("with a blank number", assertion(c -> c.setJwtId(" "))),
                        Map.entry("for another address", assertion(c -> c.setAudience("https://other.example.org"))),
                        Map.entry("for nobody", assertion(c -> c.unsetClaim("aud"))),
                        Map.entry("about somebody else", assertion(c -> c.setSubject("other"))),
                        Map.entry("of a client that nobody knows", assertion(c -> {
                            c.setIssuer("stranger");
                            c.setSubject("stranger");
                        })),
                        Map.entry("not valid yet", assertion(c -> c.setNotBefore(in(200)))),
                        Map.entry("signed with RS256", assertion("RS256", RSA.getPrivateKey(), "rsa")),
                        Map.entry("not signed", assertion("none", null, "rsa")),
                        Map.entry("signed by another client", assertion("RS384", OTHER.getPrivateKey(), "rsa")),
                        Map.entry(
                                "signed by another client under its key id",
                                assertion("RS384", OTHER.getPrivateKey(), "other")),
                        Map.entry("an access token", issuer.demonstrationToken()),
                        Map.entry("too long", assertion(c -> c.setClaim("more", "x".repeat(9_000)))),
                        Map.entry("no proof", "x.y.z"))
                .entrySet()
                .stream()
                .map(attack -> DynamicTest.dynamicTest(
                        attack.getKey(),
                        () -> ask(attack.getValue()).then().statusCode(401).body("error", equalTo("invalid_client"))));
    }

    @Test
    void proof_is_used_once_also_by_sixteen_at_the_same_moment() throws Exception {
        String once = assertion(claims -> {});
        assertThat(ask(once).statusCode()).isEqualTo(200);
        assertThat(ask(once).statusCode()).isEqualTo(401);
        String raced = assertion(claims -> {});
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            answers.add(threads.submit(() -> ask(raced).statusCode()));
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> answer : answers) {
            statuses.add(answer.get());
        }
        threads.shutdown();
        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 401);
    }

    @Test
    void form_that_says_a_thing_twice_or_asks_for_another_grant_is_refused() {
        given().formParam("grant_type", "client_credentials", "client_credentials")
                .formParam("client_assertion_type", TYPE)
                .formParam("client_assertion", assertion(claims -> {}))
                .post("/issuer/token")
                .then()
                .statusCode(400);
        given().formParam("grant_type", "password").post("/issuer/token").then().statusCode(400);
        given().formParam("grant_type", "authorization_code")
                .formParam("code", "x")
                .post("/issuer/token")
                .then()
                .statusCode(401);
    }
}
