package org.precisionbenefit.app.observe;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Is the log continued? The server stays ready when it is not: to decide nothing would harm members more than a late entry,
 * which stays queued and is alarmed.
 */
@Readiness
@Singleton
public class LogReady implements HealthCheck {
    private final LogSequencer sequencer;

    public LogReady(LogSequencer sequencer) {
        this.sequencer = Objects.requireNonNull(sequencer, "sequencer is null");
    }

    @Override
    public HealthCheckResponse call() {
        Duration behind = sequencer.behind();
        return HealthCheckResponse.named("log")
                .up()
                .withData("seconds behind", behind.toSeconds())
                .withData("keeps its promise", behind.compareTo(LogSequencer.MOST_BEHIND) <= 0)
                .build();
    }
}
