package org.precisionbenefit.app.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.precisionbenefit.casework.docket.DocketKeeper;
import org.precisionbenefit.casework.docket.DocketSearch;

/**
 * Continues the docket beside the doors. It rests three times as long as it works, so that decisions never wait for it: under
 * load it falls behind, and pages say how far. One process at a time is at it.
 */
@Singleton
public class DocketWatch {
    private static final Logger LOG = Logger.getLogger(DocketWatch.class);
    private static final int AT_ONCE = 200;
    private static final long IDLE_MILLIS = 1_000;
    private static final long MOST_REST_MILLIS = 5_000;
    private static final int REST = 3;

    private final DocketKeeper keeper;
    private final DocketSearch docket;
    private final AtomicLong behind = new AtomicLong();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "docket");
    private boolean warned;

    public DocketWatch(DocketKeeper keeper, DocketSearch docket, MeterRegistry meters) {
        this.keeper = Objects.requireNonNull(keeper, "keeper is null");
        this.docket = Objects.requireNonNull(docket, "docket is null");
        Gauge.builder("pa.docket.behind", behind, AtomicLong::get)
                .description("Entries of the log that the docket has not taken in, when this process last looked")
                .register(meters);
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.setUncaughtExceptionHandler((dead, fault) -> LOG.errorf(
                "ALARM: this server does not continue the docket any more (%s), so that new decisions are not found."
                        + " Restart it.",
                fault.getClass().getName()));
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
            long rest = 0;
            while (!ended.await(rest, TimeUnit.MILLISECONDS)) {
                long began = System.nanoTime();
                boolean more = step();
                long worked = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
                rest = more ? Math.min(MOST_REST_MILLIS, worked * REST) : IDLE_MILLIS;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether there is more to be taken in at once. */
    private boolean step() {
        try {
            OptionalInt taken = keeper.proceed(AT_ONCE);
            if (taken.isEmpty() || taken.getAsInt() > 0) {
                behind.set(docket.reach().behind());
            }
            warned = false;
            return taken.isPresent() && taken.getAsInt() == AT_ONCE;
        } catch (IllegalStateException e) {
            // The store's own words name the state of the database and no row; said once, because it tries every
            // second.
            if (!warned) {
                LOG.warn(e.getMessage());
                warned = true;
            }
            return false;
        }
    }
}
