package org.precisionbenefit.api.oidc;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.precisionbenefit.terminology.Digest;

/**
 * Which sessions of people nobody has used for a while? It remembers when each was used last on this server, and where it has
 * not seen one yet, when its token was made.
 */
final class IdleSessions {
    private static final int MOST = 10_000;

    private final Duration idle;
    private final Map<Digest, Instant> used = new ConcurrentHashMap<>();

    /**
     * Builds it.
     *
     * @param idle after how long without use a session has ended
     */
    IdleSessions(Duration idle) {
        this.idle = Objects.requireNonNull(idle, "idle is null");
    }

    /**
     * Whether a session is used in time; if so, it counts from now on.
     *
     * @param token the token that the session holds
     * @param made when it was made
     * @param now the present instant
     */
    boolean use(String token, Instant made, Instant now) {
        Digest session = Digest.of(token.getBytes(StandardCharsets.UTF_8));
        Instant last = used.getOrDefault(session, made);
        boolean inTime = !last.plus(idle).isBefore(now);
        if (!inTime) {
            used.remove(session);
        } else {
            if (used.size() >= MOST) {
                used.values().removeIf(each -> each.plus(idle).isBefore(now));
            }
            if (used.size() < MOST || used.containsKey(session)) {
                used.put(session, now);
            }
        }
        return inTime;
    }
}
