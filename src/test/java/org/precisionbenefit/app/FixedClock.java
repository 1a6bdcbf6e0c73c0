package org.precisionbenefit.app;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Tests of doors run on one day, so that the samples and their answers do not age. The instant is as fine as a real clock's,
 * which is finer than the database keeps.
 */
@Singleton
class FixedClock {
    @Produces
    @Alternative
    @Priority(1)
    @Singleton
    Clock clock() {
        return Clock.fixed(Instant.parse("2026-11-21T12:00:00.123456789Z"), ZoneOffset.UTC);
    }
}
