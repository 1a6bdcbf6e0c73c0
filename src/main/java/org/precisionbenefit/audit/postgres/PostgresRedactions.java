package org.precisionbenefit.audit.postgres;

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
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.AuditEntry.Event;
import org.precisionbenefit.audit.event.Gone;
import org.precisionbenefit.audit.event.Happened;
import org.precisionbenefit.audit.event.Redactions;
import org.precisionbenefit.audit.log.PromiseEntry;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.intake.RefusedRequest;

/**
 * Destroys and holds in PostgreSQL, as a login of its own. It writes an event and rows; the database itself destroys what they
 * name, and refuses what is held or waits.
 */
public final class PostgresRedactions implements Redactions {
    private static final String FIND =
            "select r.at from decision d left join redaction r on r.decision_id = d.id" + " where d.id = ?";
    private static final String REDACT = "insert into redaction (decision_id, plan_id, at, event_id)"
            + " select id, plan_id, ?, ? from decision where id = ?";
    private static final String HOLD = "insert into legal_hold (decision_id, plan_id, at, event_id, lifted)"
            + " select id, plan_id, ?, ?, ? from decision where id = ?";
    private static final String OLDER = """
            select d.id, d.received_at, is_held(d.id),
              exists (select 1 from waiting_item w where w.decision_id = d.id)
                or exists (select 1 from waiting_unread w where w.decision_id = d.id)
            from decision d
            where d.received_at < ? and not exists (select 1 from redaction r where r.decision_id = d.id)
              and not exists (select 1 from review v where v.decision_id = d.id and v.reviewed_at >= ?)
            order by d.received_at, d.id limit ?
            """;

    private final DataSource database;
    private final EventWriter events;
    private final PromiseEntry log;

    /**
     * Builds the store.
     *
     * @param database as the login of redactions
     * @param events writes the event
     * @param log promises its entry
     */
    public PostgresRedactions(DataSource database, EventWriter events, PromiseEntry log) {
        this.database = Objects.requireNonNull(database, "database is null");
        this.events = Objects.requireNonNull(events, "events is null");
        this.log = Objects.requireNonNull(log, "log is null");
    }

    @Override
    public Done redact(Happened why, VisiblePlans plans) {
        return PlansSeen.<Done, RuntimeException>of(database, plans, "Nothing was redacted", connection -> {
            EventWriter.Written event = begin(connection, why);
            for (DecisionId decision : why.decisions()) {
                try (PreparedStatement insert = connection.prepareStatement(REDACT)) {
                    insert.setObject(1, event.at().atOffset(ZoneOffset.UTC));
                    insert.setObject(2, UUID.fromString(event.id().value()));
                    insert.setObject(3, UUID.fromString(decision.value()));
                    insert.executeUpdate();
                } catch (PSQLException e) {
                    throw said(decision, e);
                }
            }
            return done(event);
        });
    }

    @Override
    public Done hold(Happened why, VisiblePlans plans) {
        return PlansSeen.<Done, RuntimeException>of(database, plans, "No hold was changed", connection -> {
            EventWriter.Written event = begin(connection, why);
            for (DecisionId decision : why.decisions()) {
                try (PreparedStatement insert = connection.prepareStatement(HOLD)) {
                    insert.setObject(1, event.at().atOffset(ZoneOffset.UTC));
                    insert.setObject(2, UUID.fromString(event.id().value()));
                    insert.setBoolean(3, why.event() == Event.HOLD_LIFTED);
                    insert.setObject(4, UUID.fromString(decision.value()));
                    insert.executeUpdate();
                } catch (PSQLException e) {
                    throw said(decision, e);
                }
            }
            return done(event);
        });
    }

    private EventWriter.Written begin(Connection connection, Happened why) throws SQLException {
        for (DecisionId decision : why.decisions()) {
            try (PreparedStatement query = connection.prepareStatement(FIND)) {
                query.setObject(1, UUID.fromString(decision.value()));
                try (ResultSet row = query.executeQuery()) {
                    if (!row.next()) {
                        throw new RefusedRequest(
                                RefusedRequest.Kind.NOT_FOUND,
                                "/decisions",
                                "There is no decision " + decision + ". Check the id. Nothing was changed.");
                    }
                    OffsetDateTime gone = row.getObject(1, OffsetDateTime.class);
                    if (gone != null) {
                        throw Gone.since(decision, gone.toInstant());
                    }
                }
            }
        }
        return events.write(connection, why);
    }

    private Done done(EventWriter.Written event) {
        return new Done(
                event.id(), event.at(), log.promise(event.entry(), event.at()).text());
    }

    /** What the database refuses, in words; anything else is a fault of ours. */
    private static RuntimeException said(DecisionId decision, PSQLException e) throws PSQLException {
        ServerErrorMessage message = e.getServerErrorMessage();
        String constraint = message == null || message.getConstraint() == null ? "" : message.getConstraint();
        String why =
                switch (constraint) {
                    case "redaction_held" -> "is held by a legal hold. Lift the hold first, if the law lets you.";
                    case "redaction_waits" -> "waits for an answer. Have it decided, or withdrawn, first.";
                    case "redaction_pkey", "hold_redacted" -> "was redacted at this moment by somebody else.";
                    case "hold_known" -> "is held already, or is not held. Nothing would change.";
                    default -> throw e;
                };
        return new RefusedRequest(
                RefusedRequest.Kind.SETTLED,
                "/decisions",
                "Decision " + decision + " " + why + " Nothing was changed.");
    }

    @Override
    public List<Old> older(Instant before, int most, VisiblePlans plans) {
        return PlansSeen.<List<Old>, RuntimeException>of(
                database, plans, "What is past its time was not read", connection -> {
                    List<Old> found = new ArrayList<>();
                    try (PreparedStatement query = connection.prepareStatement(OLDER)) {
                        query.setObject(1, before.atOffset(ZoneOffset.UTC));
                        query.setObject(2, before.atOffset(ZoneOffset.UTC));
                        query.setInt(3, most);
                        try (ResultSet row = query.executeQuery()) {
                            while (row.next()) {
                                found.add(new Old(
                                        new DecisionId(row.getString(1)),
                                        row.getObject(2, OffsetDateTime.class).toInstant(),
                                        row.getBoolean(3),
                                        row.getBoolean(4)));
                            }
                        }
                    }
                    return found;
                });
    }
}
