package org.precisionbenefit.api.oidc;

import java.lang.reflect.Field;
import java.security.Key;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Makes tokens as an attacker would, or as the issuer would if it were wrong. */
final class ForgedTokens {
    private ForgedTokens() {}

    /** The issuer's own key pair, for tokens that are wrong in their claims alone. */
    static RsaJsonWebKey keyOf(DevelopmentIssuer issuer) {
        try {
            Field key = DevelopmentIssuer.class.getDeclaredField("key");
            key.setAccessible(true);
            return (RsaJsonWebKey) key.get(issuer);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a good token of a submitter says. */
    static JwtClaims good() {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(Stage.DEVELOPMENT_ISSUER);
        claims.setSubject("attacker");
        claims.setAudience("precision-benefit-engine");
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(4);
        claims.setGeneratedJwtId();
        claims.setClaim("roles", List.of("submitter"));
        claims.setClaim("plans", List.of("*"));
        claims.setClaim("scope", "system/Claim.cr system/ClaimResponse.r");
        return claims;
    }

    static NumericDate in(long seconds) {
        return NumericDate.fromSeconds(Instant.now().getEpochSecond() + seconds);
    }

    static String signed(JwtClaims claims, String algorithm, Key key, Map<String, Object> headers) {
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        token.setDoKeyValidation(false);
        token.setPayload(claims.toJson());
        token.setAlgorithmHeaderValue(algorithm);
        headers.forEach(token::setHeader);
        token.setKey(key);
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
