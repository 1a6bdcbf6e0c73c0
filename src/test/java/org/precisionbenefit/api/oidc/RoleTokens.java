package org.precisionbenefit.api.oidc;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.inject.spi.CDI;
import java.util.List;
import java.util.Map;
import org.jose4j.jwt.JwtClaims;
import org.precisionbenefit.access.Role;

/** Requests of a person of one role, as the issuer of development would sign them in. */
public final class RoleTokens {
    private RoleTokens() {}

    /** A request that carries a token of the role. */
    public static RequestSpecification as(Role role) {
        JwtClaims claims = ForgedTokens.good();
        claims.setSubject("person-" + role.word());
        claims.setClaim("roles", List.of(role.word()));
        claims.setClaim("scope", "system/*.cruds");
        claims.setClaim("licence", Map.of("number", "1", "kind", "physician", "state", "NY", "expires", "2999-12-31"));
        String token = ForgedTokens.signed(
                claims,
                "RS256",
                ForgedTokens.keyOf(CDI.current().select(DevelopmentIssuer.class).get())
                        .getPrivateKey(),
                Map.of());
        return RestAssured.given().header("Authorization", "Bearer " + token);
    }
}
