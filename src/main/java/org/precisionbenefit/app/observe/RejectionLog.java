package org.precisionbenefit.app.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.audit.rejection.NoteRejection;
import org.precisionbenefit.audit.rejection.Refused;
import org.precisionbenefit.audit.rejection.Rejection;
import org.precisionbenefit.audit.rejection.RejectionLimit;
import org.precisionbenefit.audit.rejection.RejectionStore;

/**
 * Writes refusals down beside the doors: who notes one goes on at once, one thread writes. What does not fit into the bounded
 * queue, or cannot be written, is lost, counted and alarmed; a refusal is answered all the same.
 */
@ApplicationScoped
public class RejectionLog implements NoteRejection {
    private static final Logger LOG = Logger.getLogger(RejectionLog.class);
    private static final int ROOM = 1_000;
    private static final int TOGETHER = 100;
    private static final int LINES_PER_MINUTE = 20;
    private static final int CALLERS = 10_000;
    private static final long PAUSE_MILLIS = 500;
    private static final long ALARM_NANOS = Duration.ofMinutes(1).toNanos();

    private final RejectionStore store;
    private final Clock clock;
    private final BlockingQueue<Rejection> waiting = new ArrayBlockingQueue<>(ROOM);
    private final RejectionLimit limit = new RejectionLimit(LINES_PER_MINUTE, CALLERS);
    private final Counter lines;
    private final Counter summed;
    private final Counter lost;
    private final Thread writer = new Thread(this::write, "rejections");
    private volatile boolean ended;
    private long lostSinceAlarm;
    private long alarmedAt = System.nanoTime() - ALARM_NANOS;

    public RejectionLog(RejectionStore store, MeterRegistry meters, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.lines = counter(meters, "row");
        this.summed = counter(meters, "summed");
        this.lost = counter(meters, "lost");
        writer.setDaemon(true);
        writer.setUncaughtExceptionHandler((thread, fault) -> LOG.errorf(
                "ALARM: the record of refusals is not written any more (%s). Restart this server.",
                fault.getClass().getName()));
    }

    private static Counter counter(MeterRegistry meters, String kept) {
        return Counter.builder("pa.rejections")
                .description("Refused submissions of proven callers, by what the record keeps of them")
                .tag("kept", kept)
                .register(meters);
    }

    void begin(@Observes StartupEvent started) {
        writer.start();
    }

    @Override
    public void note(CallerId caller, Refused refused) {
        if (ended) {
            lose(1, "this server is being stopped");
            return;
        }
        // No finer than the store keeps it, which would round it up.
        Rejection one = new Rejection(clock.instant().truncatedTo(ChronoUnit.MICROS), caller, refused, 1);
        switch (limit.take(caller, one.at())) {
            case LINE -> {
                if (!waiting.offer(one)) {
                    lose(1, "too many wait to be written");
                }
            }
            case SUMMED -> {
                // Becomes a part of its minute's sum.
            }
            case NO_ROOM -> lose(1, "too many callers are refused at once");
        }
    }

    private void write() {
        try {
            while (!ended) {
                Rejection first = waiting.poll(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
                List<Rejection> batch = new ArrayList<>();
                if (first != null) {
                    batch.add(first);
                    waiting.drainTo(batch, TOGETHER - 1);
                }
                batch.addAll(limit.over(clock.instant()));
                keep(batch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep(List<Rejection> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            store.keep(batch);
            batch.forEach(each -> (each.refused() == null ? summed : lines).increment(each.count()));
        } catch (IllegalStateException e) {
            // The store's own words name the state of the database and no row.
            lose(batch.stream().mapToInt(Rejection::count).sum(), String.valueOf(e.getMessage()));
        }
    }

    /** An outage is one alarm a minute and not one for each refusal. */
    private synchronized void lose(int count, String why) {
        lost.increment(count);
        lostSinceAlarm += count;
        long now = System.nanoTime();
        if (now - alarmedAt >= ALARM_NANOS) {
            LOG.errorf("ALARM: %d refused submissions are missing in the record of refusals: %s", lostSinceAlarm, why);
            lostSinceAlarm = 0;
            alarmedAt = now;
        }
    }

    /** Writes what waits and the sums of the present minute; what comes later is lost. */
    void end(@Observes ShutdownEvent stopping) throws InterruptedException {
        ended = true;
        writer.join(TimeUnit.SECONDS.toMillis(5));
        List<Rejection> rest = new ArrayList<>();
        waiting.drainTo(rest);
        rest.addAll(limit.all());
        if (writer.isAlive() && !rest.isEmpty()) {
            // It hangs in the database, and so would this.
            lose(rest.stream().mapToInt(Rejection::count).sum(), "the database does not answer");
        } else {
            keep(rest);
        }
    }
}
