package org.precisionbenefit.api.oidc;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;
import org.precisionbenefit.access.Role;
import org.precisionbenefit.api.DevelopmentSignIn;

/**
 * The embedded issuer of development: it makes tokens with a key that is made at each start and leaves with the process. In
 * production it makes none.
 */
@Singleton
public class DevelopmentIssuer implements DevelopmentSignIn {
    /** The pages, as a client of the issuer. */
    static final String PAGES = "pages";

    static final Duration SYSTEM_TOKEN = Duration.ofSeconds(300);
    private static final Duration SESSION = Duration.ofMinutes(15);
    private static final Duration CODE = Duration.ofSeconds(60);
    private static final Duration DEMONSTRATION = Duration.ofHours(12);
    private static final int KEY_BITS = 2048;
    private static final int MAX_CODES = 1_000;
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final Stage stage;
    /** Those who verify tokens go by the machine's clock, whatever clock decisions are dated by. */
    private final Clock clock = Clock.systemUTC();

    private final String audience;
    private final SecureRandom chance = new SecureRandom();
    private final String pagesSecret = random();
    private final Map<String, Code> codes = new ConcurrentHashMap<>();
    private final Map<String, Instant> visits = new ConcurrentHashMap<>();
    private final RsaJsonWebKey key;

    DevelopmentIssuer(Stage stage, @ConfigProperty(name = "precision-benefit.audience") String audience) {
        this.stage = Objects.requireNonNull(stage, "stage is null");
        this.audience = Objects.requireNonNull(audience, "audience is null");
        try {
            this.key = RsaJwkGenerator.generateJwk(KEY_BITS);
        } catch (JoseException e) {
            throw new IllegalStateException("This Java runtime makes no RSA keys.", e);
        }
        key.setKeyId("development");
        key.setUse("sig");
        key.setAlgorithm("RS256");
    }

    /** A code that was given and not used. */
    private record Code(String person, Asked asked, Instant expires) {}

    /** Whether it speaks at all. */
    public boolean speaks() {
        return stage.hasOwnIssuer();
    }

    /** The public key as a JSON Web Key Set. */
    String keys() {
        return "{\"keys\":[" + key.toJson(OutputControlLevel.PUBLIC_ONLY) + "]}";
    }

    /** The public key in base64, as verifiers take it. */
    String publicKey() {
        return Base64.getEncoder().encodeToString(key.getPublicKey().getEncoded());
    }

    /** What the pages prove themselves with to the token endpoint. */
    String pagesSecret() {
        return pagesSecret;
    }

    /** The ready-made token of the README's first request: every plan, marked as a demonstration, for half a day. */
    public String demonstrationToken() {
        return signed(
                Jwt.claims(Map.of(
                                "demonstration",
                                true,
                                CallerClaims.ROLES,
                                List.of(Role.SUBMITTER.word(), Role.AUDITOR.word(), Role.OPERATOR.word()),
                                CallerClaims.PLANS,
                                List.of("*"),
                                CallerClaims.SCOPE,
                                "system/*.cruds"))
                        .subject("demonstration")
                        .audience(audience),
                DEMONSTRATION);
    }

    /** Signs in a visitor who sent a sample from the start page; the cookie's value, worth something here alone. */
    String visit() {
        Instant now = clock.instant();
        visits.values().removeIf(until -> until.isBefore(now));
        String visit = random();
        if (visits.size() < MAX_CODES) {
            visits.put(visit, now.plus(SESSION));
        }
        return visit;
    }

    /** Whether this visitor is signed in; it lasts for a quarter of an hour after what he did last. */
    boolean isVisitor(String visit) {
        Instant now = clock.instant();
        return speaks()
                && visits.computeIfPresent(visit, (id, until) -> until.isBefore(now) ? null : now.plus(SESSION))
                        != null;
    }

    /** The token of a system that proved itself. */
    String systemToken(RegisteredClient client, String scope) {
        return signed(
                Jwt.claims(Map.of(
                                CallerClaims.ROLES, client.roles(),
                                CallerClaims.PLANS, client.plans(),
                                CallerClaims.SCOPE, scope))
                        .subject(client.id())
                        .audience(audience),
                SYSTEM_TOKEN);
    }

    @Override
    public List<Person> people() {
        return speaks()
                ? Arrays.stream(Role.values())
                        .map(role -> new Person(role.word(), role.word()))
                        .toList()
                : List.of();
    }

    @Override
    public Optional<URI> signIn(String person, Asked asked) {
        boolean known = people().stream().anyMatch(each -> each.id().equals(person));
        if (!known
                || !isOwn(asked.redirect().uri())
                || asked.challenge().value().isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        codes.values().removeIf(code -> code.expires().isBefore(now));
        if (codes.size() >= MAX_CODES) {
            return Optional.empty();
        }
        String code = random();
        codes.put(code, new Code(person, asked, now.plus(CODE)));
        return Optional.of(URI.create(asked.redirect().uri() + "?code=" + code + "&state="
                + URLEncoder.encode(asked.redirect().state(), StandardCharsets.UTF_8)));
    }

    /** Codes are given to the pages of this server alone. */
    private static boolean isOwn(URI uri) {
        return "http".equals(uri.getScheme())
                && LOOPBACK.contains(String.valueOf(uri.getHost()))
                && "/ui/sign-in".equals(uri.getPath())
                && uri.getQuery() == null;
    }

    /**
     * The tokens for a code, which is worth nothing afterwards.
     *
     * @return identity token and access token, or empty when code, address and proof key do not belong together
     */
    Optional<Tokens> redeem(String code, String redirect, String proof) {
        Code given = codes.remove(code);
        if (given == null
                || given.expires().isBefore(clock.instant())
                || !given.asked().redirect().uri().toString().equals(redirect)
                || !MessageDigest.isEqual(
                        challenge(proof).getBytes(StandardCharsets.US_ASCII),
                        given.asked().challenge().value().getBytes(StandardCharsets.US_ASCII))) {
            return Optional.empty();
        }
        return Optional.of(new Tokens(
                signed(
                        person(given.person())
                                .audience(PAGES)
                                .claim("nonce", given.asked().nonce()),
                        SESSION),
                signed(person(given.person()).audience(audience).claim(CallerClaims.SCOPE, "openid"), SESSION)));
    }

    /** Identity token and access token. */
    record Tokens(String identity, String access) {}

    private static JwtClaimsBuilder person(String person) {
        JwtClaimsBuilder claims = Jwt.claims(Map.of(
                        "demonstration", true, CallerClaims.ROLES, List.of(person), CallerClaims.PLANS, List.of("*")))
                .subject("demonstration-" + person);
        return Role.REVIEWER.word().equals(person)
                ? claims.claim(
                        CallerClaims.LICENCE,
                        Map.of("number", "DEMO-1", "kind", "pharmacist", "state", "NY", "expires", "2099-12-31"))
                : claims;
    }

    private String signed(JwtClaimsBuilder claims, Duration lifetime) {
        if (!speaks()) {
            throw new IllegalStateException("The embedded issuer makes no tokens in production.");
        }
        Instant now = clock.instant();
        return claims.issuer(Stage.DEVELOPMENT_ISSUER)
                .issuedAt(now)
                .expiresAt(now.plus(lifetime))
                .claim("jti", random())
                .jws()
                .keyId(key.getKeyId())
                .sign(key.getPrivateKey());
    }

    private String random() {
        byte[] bytes = new byte[32];
        chance.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge(String proof) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(proof.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime has no SHA-256.", e);
        }
    }

    static Stream<String> algorithms() {
        return Stream.of("RS384", "ES384");
    }
}
