package org.precisionbenefit.audit.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.AuditEntry;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.KeptDecision;
import org.precisionbenefit.audit.Lookup;
import org.precisionbenefit.audit.Salt;
import org.precisionbenefit.audit.Seal;
import org.precisionbenefit.audit.Sealed;
import org.precisionbenefit.audit.log.PromiseEntry;
import org.precisionbenefit.audit.review.Waits;
import org.precisionbenefit.decision.Releases;
import org.precisionbenefit.terminology.Digest;

/**
 * Writes a decision, its sealed payload, its audit entry, its submission key and what of it waits in one statement; the database
 * itself queues the entry for the log. It goes with the naming of its plan in one trip and one transaction, and a second writer
 * of the same key waits in it until the first has committed or failed.
 *
 * <p>That both stay in one transaction hangs on what comes second: from the sixth use of a connection on, the driver ends the
 * first statement's transaction before it sends one that returns columns of any length, such as texts, and the plan would be
 * forgotten. What stands here returns nothing or an id; whatever returns more needs a transaction of its own.
 */
@ApplicationScoped
class DecisionWriter {
    private static final String WRITE = Plans.SET + """
            , set_config('app.queue', 'known', true); with taken as (
              insert into submission (key_hash, plan_id, decision_id) values (?, ?, ?) on conflict (key_hash) do nothing
              returning decision_id, plan_id
            ), made as (
              insert into decision (id, plan_id, received_at, member_hash, claim_hash, completes, engine, policy_digest,
                formulary_digest, knowledge_digest, models_digest)
              select decision_id, plan_id, ?::timestamptz, ?, ?, ?::uuid, ?, ?, ?, ?, ? from taken
            ), sealed as (
              insert into payload (decision_id, plan_id, wrapped_key, salt, sealed)
              select decision_id, plan_id, ?, ?, ? from taken
            ), waiting as (
              insert into waiting_item (decision_id, item, plan_id, due_at)
              select decision_id, w.item, plan_id, w.due_at from taken, unnest(?::int[], ?::timestamptz[]) as w (item, due_at)
            )
            insert into audit_entry (decision_id, plan_id, entry, receipt) select decision_id, plan_id, ?, ? from taken
            """;
    private static final String LOOK_UP = Plans.SET + "; select decision_id from submission where key_hash = ?";
    private static final String OVERTAKEN = "decision_completes_key";

    private final DataSource database;
    private final Seal seal;
    private final Canonical canonical;
    private final PromiseEntry log;

    DecisionWriter(DataSource database, Seal seal, Canonical canonical, PromiseEntry log) {
        this.database = database;
        this.seal = seal;
        this.canonical = canonical;
        this.log = log;
    }

    /** What came of writing. */
    enum Came {
        KEPT,
        /** The key was taken before. */
        REPEATED,
        /** What it completes was completed by another decision. */
        OVERTAKEN
    }

    /**
     * A decision as it was written, or was not.
     *
     * @param came what came of it
     * @param receipt the log's promise, which holds only for what was kept
     */
    record Written(Came came, String receipt) {}

    /** Writes all of it, durably, or nothing. */
    Written write(KeptDecision kept) {
        Sealed sealed =
                seal.seal(kept.id(), kept.lookup().plan(), PayloadBytes.of(kept).write());
        Salt salt = seal.salt();
        String entry = canonical.encode(AuditEntry.decided(kept, salt, Digest.of(sealed.ciphertext())));
        String receipt = log.promise(entry, kept.receivedAt()).text();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(WRITE)) {
            Row row = new Row(statement);
            row.text(Plans.text(VisiblePlans.only(Set.of(kept.lookup().plan()))));
            row.bytes(seal.hash(Seal.Kind.SUBMISSION, kept.key().key()));
            row.text(kept.lookup().plan().value());
            row.id(kept.id().value());
            statement.setObject(row.next(), kept.receivedAt().atOffset(ZoneOffset.UTC));
            lookup(row, kept.lookup());
            row.bytes(sealed.wrappedKey());
            row.text(salt.hex());
            row.bytes(sealed.ciphertext());
            row.waits(connection, kept.lookup().waits());
            row.text(entry);
            row.text(receipt);
            statement.execute();
            statement.getMoreResults();
            return new Written(statement.getUpdateCount() == 1 ? Came.KEPT : Came.REPEATED, receipt);
        } catch (SQLException e) {
            if (isOvertaken(e)) {
                return new Written(Came.OVERTAKEN, receipt);
            }
            throw StoreFault.of("The decision was not kept", e);
        }
    }

    private void lookup(Row row, Lookup lookup) throws SQLException {
        row.bytes(seal.hash(Seal.Kind.MEMBER, lookup.member().value()));
        row.bytes(seal.hash(Seal.Kind.CLAIM, PostgresDecisionStore.text(lookup.claim())));
        row.id(lookup.completes() == null ? null : lookup.completes().value());
        Releases releases = lookup.releases();
        row.text(releases.engine());
        row.text(releases.policy().hex());
        row.text(releases.formulary().hex());
        row.text(releases.knowledge().hex());
        row.text(releases.models().hex());
    }

    private static boolean isOvertaken(SQLException e) {
        ServerErrorMessage said = e instanceof PSQLException known ? known.getServerErrorMessage() : null;
        return said != null && OVERTAKEN.equals(said.getConstraint());
    }

    /** The decision that a submission key stands for, or empty when there is none among these plans. */
    Optional<UUID> decisionOf(String key, VisiblePlans plans) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(LOOK_UP)) {
            statement.setString(1, Plans.text(plans));
            statement.setBytes(2, seal.hash(Seal.Kind.SUBMISSION, key));
            statement.execute();
            statement.getMoreResults();
            try (ResultSet found = statement.getResultSet()) {
                return found.next() ? Optional.of(found.getObject(1, UUID.class)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw StoreFault.of("The submission key was not looked up", e);
        }
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

        void waits(Connection connection, List<Waits> waits) throws SQLException {
            Object[] items = waits.stream().map(Waits::item).toArray();
            Object[] due = waits.stream().map(each -> each.dueAt().toString()).toArray();
            statement.setArray(next(), connection.createArrayOf("int4", items));
            statement.setArray(next(), connection.createArrayOf("timestamptz", due));
        }

        void bytes(byte[] value) throws SQLException {
            statement.setBytes(next(), value);
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
