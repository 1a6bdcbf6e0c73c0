package org.precisionbenefit.api.oidc;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.precisionbenefit.terminology.Digest;

/**
 * Remembers for a short while which tokens were verified and what they say, because a system sends hundreds of requests a
 * second with one token. A token is remembered by its digest, at most a minute and never beyond its own end; a key that the
 * issuer takes back counts that minute longer.
 */
final class VerifiedTokens {
    static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int MOST = 1_000;

    private final Clock clock;
    private final Map<Digest, Verified> verified = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Digest, Verified> eldest) {
            return size() > MOST;
        }
    };

    VerifiedTokens(Clock clock) {
        this.clock = Objects.requireNonNull(clock, "clock is null");
    }

    private record Verified(Map<String, Object> claims, Instant until) {}

    /** The claims of a token that was verified not long ago, or empty. */
    Optional<Map<String, Object>> find(String token) {
        Digest digest = digest(token);
        Instant now = clock.instant();
        synchronized (verified) {
            Verified found = verified.get(digest);
            if (found == null) {
                return Optional.empty();
            }
            if (!now.isBefore(found.until())) {
                verified.remove(digest);
                return Optional.empty();
            }
            return Optional.of(found.claims());
        }
    }

    /** Remembers a token that was verified just now; one without an end is not remembered. */
    void remember(String token, Map<String, Object> claims) {
        if (!(claims.get("exp") instanceof Number end)) {
            return;
        }
        long longest = clock.instant().plus(REMEMBERED).getEpochSecond();
        Verified one = new Verified(
                Collections.unmodifiableMap(new HashMap<>(claims)),
                Instant.ofEpochSecond(Math.min(end.longValue(), longest)));
        synchronized (verified) {
            verified.put(digest(token), one);
        }
    }

    private static Digest digest(String token) {
        return Digest.of(token.getBytes(StandardCharsets.UTF_8));
    }
}
