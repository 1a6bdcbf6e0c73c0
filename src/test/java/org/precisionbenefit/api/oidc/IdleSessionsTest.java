package org.precisionbenefit.api.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IdleSessionsTest {
    private static final Instant MADE = Instant.parse("2026-11-29T10:00:00Z");

    private final IdleSessions sessions = new IdleSessions(Duration.ofMinutes(15));

    @Test
    void session_lasts_as_long_as_it_is_used_each_quarter_of_an_hour() {
        for (int minute = 10; minute < 120; minute += 15) {
            assertThat(sessions.use("one", MADE, MADE.plusSeconds(60L * minute)))
                    .as("minute " + minute)
                    .isTrue();
        }
        assertThat(sessions.use("one", MADE, MADE.plusSeconds(60L * 131))).isFalse();
    }

    @Test
    void session_that_was_never_seen_here_counts_from_when_it_was_made_and_another_one_from_its_own_time() {
        assertThat(sessions.use("old", MADE, MADE.plusSeconds(901))).isFalse();
        assertThat(sessions.use("old", MADE, MADE.plusSeconds(902))).isFalse();
        assertThat(sessions.use("new", MADE.plusSeconds(900), MADE.plusSeconds(901)))
                .isTrue();
    }
}
