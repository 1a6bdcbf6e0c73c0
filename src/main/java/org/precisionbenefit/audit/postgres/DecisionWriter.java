package org.precisionbenefit.audit.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.audit.KeptDecision;
import org.precisionbenefit.audit.Lookup;

/**
 * Writes a decision, its audit entry and its submission key in one statement. One statement is one transaction and one
 * trip to the server, and a second writer of the same key waits in it until the first has committed or failed.
 */
@ApplicationScoped
class DecisionWriter {
    private static final String WRITE = """
            with taken as (
              insert into submission (key, decision_id) values (?, ?) on conflict (key) do nothing
              returning decision_id
            ), made as (
              insert into decision (id, received_at, submission_key, body_sha256, plan_id, member_id, claim_system,
                claim_value, completes, engine, policy_digest, formulary_digest, knowledge_digest, models_digest,
                content_type, request, answer, record, explanation, due)
              select decision_id, ?::timestamptz, ?, ?, ?, ?, ?, ?, ?::uuid, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? from taken
            )
            insert into audit_entry (decision_id, entry) select decision_id, ? from taken
            """;

    private final DataSource database;

    DecisionWriter(DataSource database) {
        this.database = database;
    }

    /** Writes all three, durably, or none of them; false when the key was taken before. */
    boolean write(KeptDecision kept, String entry) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(WRITE)) {
            Row row = new Row(statement);
            row.text(kept.key().key());
            row.id(kept.id().value());
            statement.setObject(row.next(), kept.receivedAt().atOffset(ZoneOffset.UTC));
            row.text(kept.key().key());
            row.text(kept.key().body().hex());
            lookup(row, kept.lookup());
            row.text(kept.exchange().contentType());
            row.text(kept.exchange().request());
            row.text(kept.exchange().answer());
            row.text(kept.texts().record());
            row.text(kept.texts().explanation());
            row.text(kept.texts().due());
            row.text(entry);
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            throw fault("The decision was not kept", e);
        }
    }

    private static void lookup(Row row, Lookup lookup) throws SQLException {
        row.text(lookup.plan().value());
        row.text(lookup.member().value());
        row.text(lookup.claim().system());
        row.text(lookup.claim().value());
        row.id(lookup.completes() == null ? null : lookup.completes().value());
        row.text(lookup.releases().engine());
        row.text(lookup.releases().policy().hex());
        row.text(lookup.releases().formulary().hex());
        row.text(lookup.releases().knowledge().hex());
        row.text(lookup.releases().models().hex());
    }

    /** The decision that a submission key stands for, or empty. */
    Optional<UUID> decisionOf(String key) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select decision_id from submission where key = ?")) {
            statement.setString(1, key);
            try (ResultSet found = statement.executeQuery()) {
                return found.next() ? Optional.of(found.getObject(1, UUID.class)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw fault("The submission key was not looked up", e);
        }
    }

    private static IllegalStateException fault(String what, SQLException e) {
        return new IllegalStateException(
                what + " (SQL state " + e.getSQLState() + "). Maybe the database is stopped or its disk is full.", e);
    }

    /** Fills the places of a statement from left to right. */
    private static final class Row {
        private final PreparedStatement statement;
        private int last;

        Row(PreparedStatement statement) {
            this.statement = statement;
        }

        int next() {
            return ++last;
        }

        void text(String value) throws SQLException {
            statement.setString(next(), value);
        }

        void id(@Nullable String value) throws SQLException {
            if (value == null) {
                statement.setNull(next(), Types.OTHER);
            } else {
                statement.setObject(next(), UUID.fromString(value));
            }
        }
    }
}
