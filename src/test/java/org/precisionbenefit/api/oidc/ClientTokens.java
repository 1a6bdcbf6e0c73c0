package org.precisionbenefit.api.oidc;

import jakarta.enterprise.inject.spi.CDI;
import java.util.List;
import java.util.Map;
import org.jose4j.jwt.JwtClaims;

/** Sound tokens of clients other than the demonstration's, by the issuer of the application under test. */
public final class ClientTokens {
    private ClientTokens() {}

    /** The token of a client that may use every door, for the members of these plans; {@code *} for every plan. */
    public static String of(String client, String... plans) {
        return of(client, List.of("submitter", "auditor"), List.of(plans));
    }

    /** The token of a client with these roles. */
    public static String of(String client, List<String> roles, List<String> plans) {
        JwtClaims claims = ForgedTokens.good();
        claims.setSubject(client);
        claims.setClaim("roles", roles);
        claims.setClaim("plans", plans);
        claims.setClaim("scope", "system/*.cruds");
        DevelopmentIssuer issuer = CDI.current().select(DevelopmentIssuer.class).get();
        return ForgedTokens.signed(claims, "RS256", ForgedTokens.keyOf(issuer).getPrivateKey(), Map.of());
    }
}
