package org.precisionbenefit.app.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.jboss.logging.Logger;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.audit.AuditEntry.Event;
import org.precisionbenefit.audit.event.EventId;
import org.precisionbenefit.audit.event.EventStore;
import org.precisionbenefit.audit.event.Happened;
import org.precisionbenefit.audit.event.NoteEvent;
import org.precisionbenefit.audit.postgres.PostgresSchema;

/**
 * Writes into the log each hour what the schema of the database is, so that whoever takes a guard away and puts it back cannot
 * do so between two entries without one of them telling, and makes the parts of the next months.
 */
@Singleton
public class SchemaWatch {
    private static final Logger LOG = Logger.getLogger(SchemaWatch.class);
    private static final long PAUSE_MINUTES = 60;
    private static final int MONTHS_AHEAD = 4;
    private static final CallerId ENGINE = new CallerId("the engine");

    private final PostgresSchema schema;
    private final Flyway migrations;
    private final NoteEvent events;
    private final EventStore kept;
    private final Clock clock;
    private final AtomicInteger changed = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "schema-watch");

    public SchemaWatch(
            PostgresSchema schema,
            Flyway migrations,
            NoteEvent events,
            EventStore kept,
            Clock clock,
            MeterRegistry meters) {
        this.schema = Objects.requireNonNull(schema, "schema is null");
        this.migrations = Objects.requireNonNull(migrations, "migrations is null");
        this.events = Objects.requireNonNull(events, "events is null");
        this.kept = Objects.requireNonNull(kept, "kept is null");
        this.clock = Objects.requireNonNull(clock, "clock is null");
        Gauge.builder("pa.schema.changed", changed, AtomicInteger::get)
                .description("1 when the schema of the database was last found to be another one than before")
                .register(meters);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((dead, fault) -> LOG.errorf(
                "ALARM: this server does not watch the schema of the database any more (%s). Restart it.",
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
            do {
                makeMonths();
                look();
            } while (!ended.await(PAUSE_MINUTES, TimeUnit.MINUTES));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void makeMonths() {
        try {
            schema.makeMonths(clock.instant().atOffset(ZoneOffset.UTC).toLocalDate(), MONTHS_AHEAD);
        } catch (IllegalStateException e) {
            LOG.warn(e.getMessage());
        }
    }

    /** Looks once; whether the schema is as it was, or nobody could tell. */
    boolean look() {
        try {
            MigrationInfo newest = migrations.info().current();
            String version = newest == null || newest.getVersion() == null
                    ? "0"
                    : newest.getVersion().getVersion();
            String subject = "V" + version + ":" + schema.digest().hex();
            EventId own = events.note(Happened.of(Event.SCHEMA, Happened.ENGINE, ENGINE, subject));
            Optional<String> before = kept.lastSubject(Event.SCHEMA, own);
            boolean same = before.isEmpty()
                    || before.get().equals(subject)
                    || !before.get().startsWith("V" + version + ":");
            changed.set(same ? 0 : 1);
            if (!same) {
                LOG.errorf(
                        "ALARM: the schema of the database is another one than at the last look, and no migration did it."
                                + " Somebody changed a table, a trigger, a policy or a right. Find out who; the log holds"
                                + " both states.");
            }
            return same;
        } catch (IllegalStateException | FlywayException e) {
            LOG.warn("The schema of the database was not looked at. Maybe the database is stopped.");
            return true;
        }
    }
}
