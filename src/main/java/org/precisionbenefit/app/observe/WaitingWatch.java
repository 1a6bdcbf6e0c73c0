package org.precisionbenefit.app.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.precisionbenefit.audit.review.ReviewStore;
import org.precisionbenefit.casework.EarlierWaits;

/**
 * Counts once a minute what waits, what is due soon and what is late, in every plan, and raises an alarm where something is
 * late. It decides nothing, and no late request is closed by it.
 */
@Singleton
public class WaitingWatch {
    private static final Logger LOG = Logger.getLogger(WaitingWatch.class);
    private static final long PAUSE_SECONDS = 60;
    /** Long enough for somebody to take it up in a working day, and shorter than the shortest time that a law gives. */
    static final Duration SOON = Duration.ofHours(8);
    /** One that stays late is said again. */
    private static final long ALARM_AGAIN_NANOS = Duration.ofHours(1).toNanos();

    private final ReviewStore reviews;
    private final EarlierWaits earlier;
    private final Clock clock;
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong soon = new AtomicLong();
    private final AtomicLong late = new AtomicLong();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "waiting-watch");
    private long alarmedAt = System.nanoTime() - ALARM_AGAIN_NANOS;
    private long alarmedOf;

    public WaitingWatch(ReviewStore reviews, EarlierWaits earlier, MeterRegistry meters, Clock clock) {
        this.reviews = Objects.requireNonNull(reviews, "reviews is null");
        this.earlier = Objects.requireNonNull(earlier, "earlier is null");
        this.clock = Objects.requireNonNull(clock, "clock is null");
        gauge(meters, "all", waiting);
        gauge(meters, "due-soon", soon);
        gauge(meters, "late", late);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((dead, fault) -> LOG.errorf(
                "ALARM: this server does not watch any more what is late (%s). Restart it.",
                fault.getClass().getName()));
    }

    private static void gauge(MeterRegistry meters, String state, AtomicLong count) {
        Gauge.builder("pa.waiting", count, AtomicLong::get)
                .description("Items without an answer, in every plan, when they were last counted")
                .tag("state", state)
                .register(meters);
    }

    void begin(@Observes StartupEvent started) {
        thread.start();
    }

    void end(@Observes ShutdownEvent stopping) throws InterruptedException {
        ended.countDown();
        thread.join(TimeUnit.SECONDS.toMillis(5));
    }

    private void run() {
        try {
            long pause = 0;
            while (!ended.await(pause, TimeUnit.SECONDS)) {
                // What was kept before there was a queue comes first, or nobody would know how late it is.
                pause = lookedBack() ? 0 : PAUSE_SECONDS;
                if (pause > 0) {
                    count();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether there is more to be looked into at once. */
    private boolean lookedBack() {
        try {
            EarlierWaits.Looked looked = earlier.some();
            if (looked.unopened() > 0 && looked.done() == 0) {
                LOG.errorf(
                        "ALARM: %d decisions of before the queue cannot be opened, so that what of them waits is not watched."
                                + " Look at the keys folder and at what was changed in the database.",
                        looked.unopened());
            }
            return looked.done() > 0;
        } catch (IllegalStateException e) {
            LOG.warn(e.getMessage());
            return false;
        }
    }

    private void count() {
        try {
            Instant now = clock.instant();
            note(reviews.counts(now, now.plus(SOON)));
        } catch (IllegalStateException e) {
            // The store's own words name the state of the database and no row.
            LOG.warn(e.getMessage());
        }
    }

    /** More late ones than were told of are told of at once; the same ones once an hour. */
    void note(ReviewStore.Counts counted) {
        waiting.set(counted.waiting());
        soon.set(counted.soon());
        late.set(counted.late());
        long now = System.nanoTime();
        if (counted.late() > alarmedOf || (counted.late() > 0 && now - alarmedAt >= ALARM_AGAIN_NANOS)) {
            LOG.errorf(
                    "ALARM: %d items are not answered in time; decision %s is late longest. Nothing decides them: see that"
                            + " reviewers do.",
                    counted.late(), counted.latest());
            alarmedAt = now;
        }
        alarmedOf = counted.late();
    }
}
