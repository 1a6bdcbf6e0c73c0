package org.precisionbenefit.audit.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.Activation;
import org.precisionbenefit.audit.Activations;
import org.precisionbenefit.audit.AuditEntry;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.event.Happened;
import org.precisionbenefit.terminology.Digest;

/** Keeps in PostgreSQL when which release is live. The application adds and reads. */
@ApplicationScoped
public class PostgresActivations implements Activations {
    /** As what somebody acts who publishes or goes back. */
    private static final String PUBLISHER = "publisher";

    private static final String ENTER =
            "insert into release_activation (kind, digest, effective_at, entered_at, entered_by, action, draft)"
                    + " values (?, ?, ?, ?, ?, ?, ?) returning number";
    private static final String READ =
            "select a.number, a.kind, a.digest, a.effective_at, a.entered_at, a.entered_by, a.action, r.refused_at,"
                    + " r.reason, a.draft from release_activation a left join release_refusal r on r.activation = a.number"
                    + " where a.kind = ?";
    private static final String DUE =
            READ + " and a.effective_at <= ? and r.activation is null order by a.number desc limit 1";
    private static final String REFUSE =
            "insert into release_refusal (activation, refused_at, reason) values (?, ?, ?) on conflict do nothing";

    private final DataSource database;

    private final @Nullable EventWriter events;

    @Inject
    public PostgresActivations(DataSource database, EventWriter events) {
        this.database = database;
        this.events = events;
    }

    /** For those who only read. */
    public PostgresActivations(DataSource database) {
        this.database = database;
        this.events = null;
    }

    @Override
    public Activation enter(Activation.Entry entry) {
        return PlansSeen.<Activation, RuntimeException>of(
                database, VisiblePlans.only(Set.of()), "The activation of a release was not kept", connection -> {
                    if (events != null) {
                        events.write(connection, happened(entry));
                    }
                    return entered(connection, entry);
                });
    }

    private static Happened happened(Activation.Entry entry) {
        AuditEntry.Event event =
                switch (entry.kind()) {
                    case POLICY -> AuditEntry.Event.POLICY_RELEASE;
                    case FORMULARY -> AuditEntry.Event.FORMULARY_RELEASE;
                    case KNOWLEDGE -> AuditEntry.Event.KNOWLEDGE_RELEASE;
                    case MODELS -> AuditEntry.Event.MODEL_RELEASE;
                    case CLOCKS -> AuditEntry.Event.CLOCK_RELEASE;
                };
        boolean byItself = entry.action() == Activation.Action.START || entry.action() == Activation.Action.FALLBACK;
        String role = byItself ? Happened.ENGINE : PUBLISHER;
        return Happened.of(event, role, new CallerId(entry.by()), entry.digest().hex())
                .saying("action", entry.action().name())
                .saying("effective", entry.effective().toString());
    }

    private static Activation entered(Connection connection, Activation.Entry entry) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ENTER)) {
            statement.setString(1, entry.kind().name());
            statement.setString(2, entry.digest().hex());
            statement.setObject(3, at(entry.effective()));
            statement.setObject(4, at(entry.entered()));
            statement.setString(5, entry.by());
            statement.setString(6, entry.action().name());
            statement.setObject(7, entry.draft(), Types.BIGINT);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Activation(row.getLong(1), entry, null);
            }
        }
    }

    @Override
    public List<Activation> of(ReleaseKind kind) {
        return read(READ + " order by a.number", kind, null);
    }

    /** One row by an index, so that it can be asked each second. */
    @Override
    public Optional<Activation> due(ReleaseKind kind, Instant at) {
        return read(DUE, kind, at).stream().findFirst();
    }

    @Override
    public void refuse(Activation activation, Activation.Refusal refusal) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(REFUSE)) {
            statement.setLong(1, activation.number());
            statement.setObject(2, at(refusal.at()));
            statement.setString(3, refusal.reason());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw StoreFault.of("The refusal of a release was not kept", e);
        }
    }

    private List<Activation> read(String query, ReleaseKind kind, @Nullable Instant at) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, kind.name());
            if (at != null) {
                statement.setObject(2, at(at));
            }
            try (ResultSet row = statement.executeQuery()) {
                List<Activation> found = new ArrayList<>();
                while (row.next()) {
                    found.add(activation(row));
                }
                return found;
            }
        } catch (SQLException e) {
            throw StoreFault.of("The activations of releases were not read", e);
        }
    }

    private static Activation activation(ResultSet row) throws SQLException {
        OffsetDateTime refused = row.getObject(8, OffsetDateTime.class);
        return new Activation(
                row.getLong(1),
                new Activation.Entry(
                        ReleaseKind.valueOf(row.getString(2)),
                        new Digest(row.getString(3)),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        row.getObject(5, OffsetDateTime.class).toInstant(),
                        row.getString(6),
                        Activation.Action.valueOf(row.getString(7)),
                        row.getObject(10, Long.class)),
                refused == null ? null : new Activation.Refusal(refused.toInstant(), row.getString(9)));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
