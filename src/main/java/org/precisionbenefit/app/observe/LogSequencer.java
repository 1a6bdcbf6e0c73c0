package org.precisionbenefit.app.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.precisionbenefit.audit.log.Checkpoint;
import org.precisionbenefit.audit.log.Sequence;

/**
 * Continues the log beside the doors. One thread of each instance tries; who finds another one at it goes away. Where it
 * cannot, decisions are still made and queued, and it says so.
 */
@Singleton
public class LogSequencer {
    private static final Logger LOG = Logger.getLogger(LogSequencer.class);
    private static final long BUSY_MILLIS = 50;
    private static final long IDLE_MILLIS = 1_000;
    private static final long ALARM_AGAIN_NANOS = Duration.ofMinutes(1).toNanos();
    /** How late an entry may come into the log, as receipts promise. */
    static final Duration MOST_BEHIND = Duration.ofSeconds(10);

    private final Sequence sequence;
    private final Clock clock;
    private final Counter entries;
    private final Timer lag;
    private final AtomicLong size = new AtomicLong();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "log-sequencer");
    private volatile long workedOffAt = System.nanoTime();
    private long alarmedAt = System.nanoTime() - ALARM_AGAIN_NANOS;

    public LogSequencer(Sequence sequence, MeterRegistry meters, Clock clock) {
        this.sequence = Objects.requireNonNull(sequence, "sequence is null");
        this.clock = Objects.requireNonNull(clock, "clock is null");
        this.entries = Counter.builder("pa.log.entries")
                .description("Entries that this process took into the log")
                .register(meters);
        this.lag = Timer.builder("pa.log.lag")
                .description("For how long the oldest entry of each batch had waited")
                .publishPercentileHistogram()
                .register(meters);
        Gauge.builder("pa.log.behind", () -> behind().toMillis() / 1_000.0)
                .description("For how long this process has not seen the queue of the log worked off")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("pa.log.size", size, AtomicLong::get)
                .description("Entries in the log when this process last signed it")
                .register(meters);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((dead, fault) -> LOG.errorf(
                "ALARM: this server does not continue the log any more (%s). Restart it.",
                fault.getClass().getName()));
    }

    void begin(@Observes StartupEvent started) {
        workedOffAt = System.nanoTime();
        thread.start();
    }

    void end(@Observes ShutdownEvent stopping) throws InterruptedException {
        ended.countDown();
        thread.join(TimeUnit.SECONDS.toMillis(5));
    }

    /** For how long the queue has not been seen worked off; about a second at rest. */
    Duration behind() {
        return Duration.ofNanos(System.nanoTime() - workedOffAt);
    }

    private void run() {
        try (sequence) {
            long pause = 0;
            while (!ended.await(pause, TimeUnit.MILLISECONDS)) {
                pause = step();
                alarm();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long step() {
        try {
            Sequence.Batch done = sequence.next(clock.instant());
            note(done);
            return done.more() ? 0 : done.entries() > 0 ? BUSY_MILLIS : IDLE_MILLIS;
        } catch (IllegalStateException e) {
            // The store's own words name the state of the database and no row.
            LOG.warn(e.getMessage());
            return IDLE_MILLIS;
        }
    }

    private void note(Sequence.Batch done) {
        Checkpoint signed = done.checkpoint();
        if (signed != null) {
            size.set(signed.tree().size());
        }
        if (done.entries() > 0) {
            entries.increment(done.entries());
            lag.record(done.lag());
        }
        if (!done.busy() && !done.more()) {
            workedOffAt = System.nanoTime();
        }
    }

    private void alarm() {
        Duration behind = behind();
        long now = System.nanoTime();
        if (behind.compareTo(MOST_BEHIND) > 0 && now - alarmedAt >= ALARM_AGAIN_NANOS) {
            LOG.errorf(
                    "ALARM: the log has not been continued for %d seconds. Decisions are made and wait for it. Look at the"
                            + " database, and at the login and rights of the sequencer.",
                    behind.toSeconds());
            alarmedAt = now;
        }
    }
}
