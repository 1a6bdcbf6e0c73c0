package org.precisionbenefit.app.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.precisionbenefit.api.CountTurnedAway;
import org.precisionbenefit.audit.LiveReleases;
import org.precisionbenefit.audit.LiveReleases.LiveRelease;
import org.precisionbenefit.casework.CurrentEngine;
import org.precisionbenefit.decision.Releases;
import org.precisionbenefit.terminology.LetterCase;

/** Shows with which releases this process decides and how old they are, and counts who is turned away. */
@Singleton
public class ReleaseMeters implements CountTurnedAway {
    private final MeterRegistry meters;
    private final Clock clock;
    private final Map<Why, Counter> turnedAway = new ConcurrentHashMap<>();

    public ReleaseMeters(MeterRegistry meters, Clock clock) {
        this.meters = Objects.requireNonNull(meters, "meters is null");
        this.clock = Objects.requireNonNull(clock, "clock is null");
        for (Why why : Why.values()) {
            turnedAway.put(
                    why,
                    Counter.builder("pa.shed")
                            .description("Requests turned away unread, because there are too many")
                            .tag("why", LetterCase.lower(why.name()).replace('_', '-'))
                            .register(meters));
        }
    }

    void show(@Observes StartupEvent started, CurrentEngine engines, LiveReleases live) {
        Releases releases = engines.live().engine().releases();
        info("engine", releases.engine());
        info("policy", releases.policy().hex());
        info("formulary", releases.formulary().hex());
        info("knowledge", releases.knowledge().hex());
        info("models", releases.models().hex());
        live.live().forEach(this::age);
        AlarmLines.kinds().forEach(kind -> meters.counter(AlarmLines.METER, "kind", kind));
    }

    private void info(String kind, String digest) {
        Gauge.builder("pa.release.info", () -> 1)
                .description("The releases with which this process decides")
                .tag("kind", kind)
                .tag("digest", digest)
                .register(meters);
    }

    private void age(LiveRelease release) {
        Instant since = release.since();
        Gauge.builder("pa.release.age", () -> Duration.between(since, clock.instant())
                        .toSeconds())
                .description("For how long a release has been live when this process started, and since")
                .baseUnit("seconds")
                .tag("kind", LetterCase.lower(release.kind().name()))
                .register(meters);
    }

    @Override
    public void turnedAway(Why why) {
        Objects.requireNonNull(turnedAway.get(why)).increment();
    }
}
