package org.precisionbenefit.api.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.terminology.MovedClock;

/** For how long a verified token is taken without verifying it again. */
class VerifiedTokensTest {
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

    private final MovedClock clock = new MovedClock(NOW);
    private final VerifiedTokens verified = new VerifiedTokens(clock);

    @Test
    void token_is_remembered_for_a_minute() {
        Map<String, Object> claims =
                Map.of("sub", "a", "exp", NOW.plusSeconds(3600).getEpochSecond());
        verified.remember("token", claims);
        assertThat(verified.find("token")).contains(claims);
        clock.moveTo(NOW.plus(VerifiedTokens.REMEMBERED).minusMillis(1));
        assertThat(verified.find("token")).contains(claims);
        clock.moveTo(NOW.plus(VerifiedTokens.REMEMBERED));
        assertThat(verified.find("token")).isEmpty();
        clock.moveTo(NOW);
        assertThat(verified.find("token")).isEmpty();
    }

    @Test
    void token_is_never_remembered_beyond_its_own_end() {
        verified.remember("token", Map.of("exp", NOW.plusSeconds(5).getEpochSecond()));
        clock.moveTo(NOW.plusSeconds(4));
        assertThat(verified.find("token")).isPresent();
        clock.moveTo(NOW.plusSeconds(5));
        assertThat(verified.find("token")).isEmpty();
    }

    @Test
    void token_that_differs_by_one_character_is_not_known() {
        verified.remember("token", Map.of("exp", NOW.plusSeconds(60).getEpochSecond()));
        assertThat(verified.find("tokeN")).isEmpty();
        assertThat(verified.find("")).isEmpty();
    }

    @Test
    void claims_without_a_usable_end_or_with_null_do_no_harm() {
        Map<String, Object> claims = new HashMap<>();
        claims.put("exp", "soon");
        verified.remember("word", claims);
        assertThat(verified.find("word")).isEmpty();
        claims.put("exp", Long.MAX_VALUE);
        claims.put("act", null);
        verified.remember("long", claims);
        assertThat(verified.find("long")).isPresent();
        clock.moveTo(NOW.plus(Duration.ofMinutes(1)));
        assertThat(verified.find("long")).isEmpty();
    }

    @Test
    void no_number_of_tokens_fills_the_memory() {
        for (int i = 0; i < 5_000; i++) {
            verified.remember("token " + i, Map.of("exp", NOW.plusSeconds(60).getEpochSecond()));
        }
        assertThat(verified.find("token 0")).isEmpty();
        assertThat(verified.find("token 4999")).isPresent();
    }
}
