package org.precisionbenefit.audit.postgres;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.AuditEntry.Event;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.Seal;
import org.precisionbenefit.audit.Sealed;
import org.precisionbenefit.audit.event.EventEntry.Details;
import org.precisionbenefit.audit.event.EventId;
import org.precisionbenefit.audit.event.EventStore;
import org.precisionbenefit.audit.event.Happened;
import org.precisionbenefit.audit.event.NoteEvent;
import org.precisionbenefit.decision.DecisionId;

/** Keeps events in PostgreSQL. */
public final class PostgresEvents implements NoteEvent, EventStore {
    private static final String UNMASKED = "select exists (select 1 from audit_event where event = 'UNMASK'"
            + " and actor_hash = ? and at > ? and decisions @> array[?]::uuid[])";
    private static final String LAST =
            "select subject from audit_event where event = ? and id <> ? order by number desc limit 1";
    private static final String OF = "select id, event, at, role, subject, wrapped_key, sealed from audit_event"
            + " where decisions @> array[?]::uuid[] and exists (select 1 from decision where id = ?)"
            + " order by number limit 1000";

    private final DataSource database;
    private final EventWriter writer;
    private final Seal seal;
    private final Canonical canonical;

    /**
     * Builds the store.
     *
     * @param database a login that may read and add
     * @param writer writes events
     * @param seal opens what was sealed
     * @param canonical how it was written
     */
    public PostgresEvents(DataSource database, EventWriter writer, Seal seal, Canonical canonical) {
        this.database = Objects.requireNonNull(database, "database is null");
        this.writer = Objects.requireNonNull(writer, "writer is null");
        this.seal = Objects.requireNonNull(seal, "seal is null");
        this.canonical = Objects.requireNonNull(canonical, "canonical is null");
    }

    @Override
    public EventId note(Happened happened) {
        try (Connection connection = database.getConnection()) {
            return writer.write(connection, happened).id();
        } catch (SQLException e) {
            throw StoreFault.of("An event was not kept, and what it tells of is not given out", e);
        }
    }

    @Override
    public boolean isUnmasked(CallerId by, DecisionId decision, Instant since) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(UNMASKED)) {
            query.setBytes(1, EventWriter.actor(seal, by));
            query.setObject(2, since.atOffset(ZoneOffset.UTC));
            query.setObject(3, UUID.fromString(decision.value()));
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw StoreFault.of("It was not looked up whether a case is shown whole", e);
        }
    }

    @Override
    public Optional<String> lastSubject(Event event, EventId before) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(LAST)) {
            query.setString(1, event.name());
            query.setObject(2, UUID.fromString(before.value()));
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw StoreFault.of("The newest event was not looked up", e);
        }
    }

    @Override
    public List<KeptEvent> of(DecisionId decision, VisiblePlans plans) {
        return PlansSeen.of(database, plans, "Events were not read", connection -> {
            List<KeptEvent> found = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(OF)) {
                query.setObject(1, UUID.fromString(decision.value()));
                query.setObject(2, UUID.fromString(decision.value()));
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        found.add(kept(row));
                    }
                }
            }
            return found;
        });
    }

    private KeptEvent kept(ResultSet row) throws SQLException {
        String id = row.getString(1);
        byte[] opened =
                seal.open(new DecisionId(id), EventWriter.NO_PLAN, new Sealed(row.getBytes(6), row.getBytes(7)));
        Details details = canonical.decode(new String(opened, StandardCharsets.UTF_8), Details.class);
        return new KeptEvent(
                Event.valueOf(row.getString(2)),
                new EventId(id),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getString(4),
                new CallerId(details.by()),
                row.getString(5),
                details.details());
    }
}
