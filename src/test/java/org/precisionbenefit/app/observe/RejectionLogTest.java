package org.precisionbenefit.app.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.rejection.Door;
import org.precisionbenefit.audit.rejection.KeptRejection;
import org.precisionbenefit.audit.rejection.Refused;
import org.precisionbenefit.audit.rejection.Rejection;
import org.precisionbenefit.audit.rejection.RejectionQuery;
import org.precisionbenefit.audit.rejection.RejectionStore;

/** Refusals are written beside the doors, which never wait for it. */
class RejectionLogTest {
    private static final CallerId CALLER = new CallerId("clinic");
    private static final Refused REFUSED = new Refused(Door.FHIR_SUBMIT, 422, "invariant", null, null);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final Minutes clock = new Minutes();
    private final Written store = new Written();
    private final RejectionLog log = new RejectionLog(store, meters, clock);
    private final Alarms alarms = new Alarms();
    private final Logger logger = Logger.getLogger(RejectionLog.class.getName());

    @BeforeEach
    void begin() {
        logger.addHandler(alarms);
        log.begin(new StartupEvent());
    }

    @AfterEach
    void end() throws InterruptedException {
        store.opens.countDown();
        log.end(new ShutdownEvent());
        logger.removeHandler(alarms);
    }

    @Test
    void flood_of_one_caller_keeps_twenty_lines_and_one_sum_for_each_minute() {
        for (int minute = 0; minute < 2; minute++) {
            flood(CALLER, 10_000);
            clock.next();
        }
        await(() -> store.kept.size() == 42);
        assertThat(store.kept).filteredOn(each -> each.refused() != null).hasSize(40);
        assertThat(store.kept)
                .filteredOn(each -> each.refused() == null)
                .extracting(Rejection::count)
                .containsExactly(9_980, 9_980);
        assertThat(count("row")).isEqualTo(40);
        assertThat(count("summed")).isEqualTo(19_960);
        assertThat(count("lost")).isZero();
        assertThat(alarms.lines).isEmpty();
    }

    @Test
    void nobody_waits_for_a_database_that_hangs_and_what_finds_no_room_is_lost_and_alarmed() {
        store.hangs = true;
        long begun = System.nanoTime();
        for (int caller = 0; caller < 200; caller++) {
            flood(new CallerId("caller-" + caller), 50);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
        // A thousand wait, and no more than one batch is being written.
        assertThat(count("lost")).isBetween(4_000d - 1_100, 4_000d - 1_000);
        assertThat(alarms.lines).hasSize(1).first().asString().contains("missing in the record of refusals");
    }

    @Test
    void store_that_refuses_is_one_alarm_and_everything_is_counted_lost() {
        store.fails = true;
        flood(CALLER, 30);
        await(() -> count("lost") == 20);
        clock.next();
        await(() -> count("lost") == 30);
        assertThat(count("row") + count("summed")).isZero();
        assertThat(alarms.lines)
                .singleElement()
                .asString()
                .startsWith("ALARM: ")
                .contains("The disk is full.")
                .doesNotContain("clinic");
        store.fails = false;
        log.note(CALLER, REFUSED);
        await(() -> count("row") == 1);
    }

    @Test
    void what_waits_and_the_sums_of_the_present_minute_are_written_at_the_end() throws InterruptedException {
        flood(CALLER, 100);
        log.end(new ShutdownEvent());
        assertThat(store.kept).hasSize(21);
        assertThat(store.kept.get(20)).isEqualTo(new Rejection(clock.instant(), CALLER, null, 80));
        log.note(CALLER, REFUSED);
        assertThat(count("lost")).isEqualTo(1);
    }

    private void flood(CallerId caller, int refusals) {
        for (int i = 0; i < refusals; i++) {
            log.note(caller, REFUSED);
        }
    }

    private double count(String kept) {
        return meters.get("pa.rejections").tag("kept", kept).counter().count();
    }

    private static void await(BooleanSupplier reached) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within " + PATIENCE).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    /** Keeps in memory, hangs or fails. */
    private static final class Written implements RejectionStore {
        private final List<Rejection> kept = Collections.synchronizedList(new ArrayList<>());
        private final CountDownLatch opens = new CountDownLatch(1);
        private volatile boolean hangs;
        private volatile boolean fails;

        @Override
        public void keep(List<Rejection> rejections) {
            if (hangs) {
                try {
                    opens.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            if (fails) {
                throw new IllegalStateException("The disk is full.");
            }
            kept.addAll(rejections);
        }

        @Override
        public List<KeptRejection> find(RejectionQuery query, VisiblePlans plans) {
            return List.of();
        }
    }

    /** A clock that goes on by a minute when it is told to. */
    private static final class Minutes extends Clock {
        private volatile Instant now = Instant.parse("2026-11-28T10:15:00Z");

        void next() {
            now = now.plusSeconds(60);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static final class Alarms extends Handler {
        private final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord line) {
            lines.add(org.jboss.logmanager.ExtLogRecord.wrap(line).getFormattedMessage());
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
