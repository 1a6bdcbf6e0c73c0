package org.precisionbenefit.api.oidc;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.precisionbenefit.access.UsedOnce;

/**
 * What a system proves itself with (SMART Backend Services: private_key_jwt): signed by a registered key with RS384 or ES384,
 * made for this token endpoint, at most five minutes to live, and never used before.
 */
@Singleton
class ClientAssertion {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int MAX_LENGTH = 8_192;
    private static final int MAX_ID_LENGTH = 255;

    private final RegisteredClients clients;
    private final UsedOnce used;
    private final Clock clock;

    /** A proof ages by the time of day, whatever clock requests are decided by. */
    @Inject
    ClientAssertion(RegisteredClients clients, UsedOnce used) {
        this(clients, used, Clock.systemUTC());
    }

    ClientAssertion(RegisteredClients clients, UsedOnce used, Clock clock) {
        this.clients = Objects.requireNonNull(clients, "clients is null");
        this.used = Objects.requireNonNull(used, "used is null");
        this.clock = Objects.requireNonNull(clock, "clock is null");
    }

    /**
     * The client that the assertion proves.
     *
     * @param audiences the addresses of the token endpoint
     * @return the client, or empty when anything of the proof is wrong
     */
    Optional<RegisteredClient> client(String assertion, List<String> audiences) {
        if (assertion.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            JwtClaims said = new JwtConsumerBuilder()
                    .setSkipAllValidators()
                    .setDisableRequireSignature()
                    .setSkipSignatureVerification()
                    .build()
                    .processToClaims(assertion);
            String issuer = said.getIssuer();
            Optional<RegisteredClient> client = issuer == null ? Optional.empty() : clients.client(issuer);
            return client.isPresent() && isProven(assertion, client.get(), audiences) ? client : Optional.empty();
        } catch (InvalidJwtException | MalformedClaimException refused) {
            return Optional.empty();
        }
    }

    private boolean isProven(String assertion, RegisteredClient client, List<String> audiences)
            throws InvalidJwtException, MalformedClaimException {
        Instant now = clock.instant();
        JwtConsumer consumer = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(
                        ConstraintType.PERMIT, DevelopmentIssuer.algorithms().toArray(String[]::new)))
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(client.keys()))
                .setExpectedIssuer(client.id())
                .setExpectedSubject(client.id())
                .setExpectedAudience(audiences.toArray(String[]::new))
                .setRequireExpirationTime()
                .setRequireJwtId()
                .setEvaluationTime(NumericDate.fromMilliseconds(now.toEpochMilli()))
                .build();
        JwtClaims claims = consumer.processToClaims(assertion);
        Instant expires = Instant.ofEpochMilli(claims.getExpirationTime().getValueInMillis());
        String id = claims.getJwtId();
        return !expires.isAfter(now.plus(LONGEST))
                && !id.isBlank()
                && id.length() <= MAX_ID_LENGTH
                && used.first(client.id(), id, expires);
    }
}
