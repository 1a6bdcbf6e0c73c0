package org.precisionbenefit.app.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.precisionbenefit.api.CountTurnedAway;
import org.precisionbenefit.audit.LiveReleases;
import org.precisionbenefit.audit.LiveReleases.LiveRelease;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.casework.CurrentEngine;
import org.precisionbenefit.decision.Releases;
import org.precisionbenefit.terminology.LetterCase;

/** Shows with which releases this process decides and how old they are, and counts who is turned away. */
@Singleton
public class ReleaseMeters implements CountTurnedAway {
    private final MeterRegistry meters;
    private final Clock clock;
    private final MultiGauge info;
    private final Map<ReleaseKind, Instant> began = new ConcurrentHashMap<>();
    private final Map<Why, Counter> turnedAway = new ConcurrentHashMap<>();

    public ReleaseMeters(MeterRegistry meters, Clock clock) {
        this.meters = Objects.requireNonNull(meters, "meters is null");
        this.clock = Objects.requireNonNull(clock, "clock is null");
        this.info = MultiGauge.builder("pa.release.info")
                .description("The releases with which this process decides")
                .register(meters);
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
        live.live().forEach(this::age);
        swapped(engines.live().engine().releases());
        AlarmLines.kinds().forEach(kind -> meters.counter(AlarmLines.METER, "kind", kind));
    }

    /** Shows other releases, with which this process decides from now on. */
    public void swapped(Releases releases) {
        info.register(
                List.of(
                        row("engine", releases.engine()),
                        row("policy", releases.policy().hex()),
                        row("formulary", releases.formulary().hex()),
                        row("knowledge", releases.knowledge().hex()),
                        row("models", releases.models().hex())),
                true);
    }

    /** A release of this kind began to be live. */
    public void began(ReleaseKind kind, Instant since) {
        began.put(kind, since);
    }

    private static MultiGauge.Row<?> row(String kind, String digest) {
        return MultiGauge.Row.of(Tags.of("kind", kind, "digest", digest), 1);
    }

    private void age(LiveRelease release) {
        ReleaseKind kind = release.kind();
        began(kind, release.since());
        Gauge.builder("pa.release.age", () -> Duration.between(Objects.requireNonNull(began.get(kind)), clock.instant())
                        .toSeconds())
                .description("For how long a release has been live")
                .baseUnit("seconds")
                .tag("kind", LetterCase.lower(kind.name()))
                .register(meters);
    }

    @Override
    public void turnedAway(Why why) {
        Objects.requireNonNull(turnedAway.get(why)).increment();
    }
}
