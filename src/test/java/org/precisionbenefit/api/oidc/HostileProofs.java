package org.precisionbenefit.api.oidc;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** What callers prove themselves with, given to its readers in process: claims, assertions and the issuer's form. */
public final class HostileProofs {
    private static final String ENDPOINT = "http://127.0.0.1/issuer/token";
    private static final int MAX_CLAIMS = 16_384;
    private static final Set<Integer> ANSWERS = Set.of(200, 400, 401);
    /** Assertions live minutes and fuzzing takes hours. */
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

    private static final RsaJsonWebKey KEY = key();
    private static final ClientAssertion ASSERTIONS =
            new ClientAssertion(new RegisteredClients(registered()), (issuer, id, expires) -> true, NOW);
    private static final IssuerResource ISSUER = new IssuerResource(
            new DevelopmentIssuer(new Stage("development", Optional.empty()), "precision-benefit"), ASSERTIONS);
    private static final UriInfo URI_INFO = (UriInfo) Proxy.newProxyInstance(
            HostileProofs.class.getClassLoader(), new Class<?>[] {UriInfo.class}, (proxy, method, arguments) -> {
                if (method.getName().equals("getBaseUri")) {
                    return URI.create("http://127.0.0.1/");
                }
                throw new AssertionError("The issuer must ask for no more than its base address: " + method.getName());
            });

    private HostileProofs() {}

    private static RsaJsonWebKey key() {
        try {
            // The same key in each process, so that what one finds another one can use.
            SecureRandom same = SecureRandom.getInstance("SHA1PRNG");
            same.setSeed(1);
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048, null, same);
            key.setKeyId("rsa");
            return key;
        } catch (JoseException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path registered() {
        try {
            Path folder = Files.createTempDirectory("hostile-proofs");
            Path file = folder.resolve("clients.json");
            Files.writeString(
                    file,
                    "{\"clients\":[{\"client_id\":\"clinic\",\"jwks\":{\"keys\":["
                            + KEY.toJson(OutputControlLevel.PUBLIC_ONLY)
                            + "]},\"roles\":[\"submitter\"],\"plans\":[\"*\"],\"scopes\":[\"system/Claim.c\"]}]}");
            file.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An assertion that proves the registered client for the next minutes. */
    public static String goodAssertion() {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer("clinic");
        claims.setSubject("clinic");
        claims.setAudience(ENDPOINT);
        claims.setExpirationTime(NumericDate.fromSeconds(NOW.instant().getEpochSecond() + 240));
        claims.setJwtId("hostile-1");
        return ForgedTokens.signed(claims, "RS384", KEY.getPrivateKey(), Map.of("kid", "rsa"));
    }

    /** Reads the claims of a token behind its signature, as the gate does. */
    public static Optional<String> claims(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        if (text.length() <= MAX_CLAIMS) {
            try {
                CallerClaims.caller("somebody", JsonUtil.parseJson(text));
            } catch (JoseException refused) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Asks whom an assertion proves; an unsigned or foreign one is refused in silence. */
    public static Optional<String> assertion(byte[] input) {
        ASSERTIONS.client(new String(input, StandardCharsets.UTF_8), List.of(ENDPOINT));
        return Optional.empty();
    }

    /** Sends the fields of the token endpoint, name=value on a line; the line {@code authorization} is the header. */
    public static Optional<String> form(byte[] input) {
        MultivaluedMap<String, String> form = new MultivaluedHashMap<>();
        new String(input, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split("=", 2))
                .forEach(field -> form.add(field[0], field.length > 1 ? field[1] : ""));
        List<String> header = form.remove("authorization");
        int status = ISSUER.token(form, header == null ? null : header.get(0), URI_INFO)
                .getStatus();
        if (!ANSWERS.contains(status)) {
            throw new AssertionError("The issuer must not answer with status " + status + ".");
        }
        return Optional.empty();
    }
}
