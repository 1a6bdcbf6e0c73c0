package org.precisionbenefit.audit.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.audit.log.Checkpoint;
import org.precisionbenefit.audit.log.Frontier;
import org.precisionbenefit.audit.log.Merkle;
import org.precisionbenefit.audit.log.NoteSigner;
import org.precisionbenefit.audit.log.Sequence;

/**
 * Takes entries from the queue into the log. It holds the row of the head for one batch; whoever else tries meanwhile goes
 * away. It sees committed rows only, so one that commits late is taken later and none is passed over. It keeps one
 * connection of its own, of a login that may do this and nothing else.
 */
public final class PostgresSequence implements Sequence {
    private static final int MOST = 5_000;
    private static final Duration HEARTBEAT = Duration.ofMinutes(1);

    private static final String HEAD =
            "select size, frontier, checkpoint_at from audit_head where one = 1 for update skip locked";
    private static final String TAKE = "delete from audit_pending where id in (select id from audit_pending order by id"
            + " limit " + MOST + ") returning id, event_id, entry, since";
    private static final String APPEND = "insert into audit_log (seq, event_id, entry) values (?, ?, ?)";
    private static final String ADVANCE =
            "update audit_head set size = ?, frontier = ?, checkpoint_at = ? where one = 1";
    private static final String SIGN = "insert into audit_checkpoint (size, at, note) values (?, ?, ?)";
    /** A process that hangs amid a batch would else keep every other from its turn. */
    private static final String SESSION = "set idle_in_transaction_session_timeout = '10s'";

    private final DataSource database;
    private final NoteSigner log;
    private @Nullable Connection kept;

    /**
     * Builds a sequence.
     *
     * @param database as the sequencer's login
     * @param log who signs in the name of the log
     */
    public PostgresSequence(DataSource database, NoteSigner log) {
        this.database = Objects.requireNonNull(database, "database is null");
        this.log = Objects.requireNonNull(log, "log is null");
    }

    private record Head(Frontier frontier, @Nullable Instant checkpointAt) {}

    private record Waiting(long id, UUID event, String entry, Instant since) {}

    @Override
    public Batch next(Instant now) {
        try {
            Connection connection = connection();
            Batch done = batch(connection, now);
            connection.commit();
            return done;
        } catch (SQLException e) {
            close();
            throw StoreFault.of("The log was not continued", e);
        }
    }

    private Connection connection() throws SQLException {
        Connection open = kept;
        if (open == null) {
            open = database.getConnection();
            kept = open;
            try (Statement statement = open.createStatement()) {
                statement.execute(SESSION);
            }
            open.setAutoCommit(false);
        }
        return open;
    }

    private Batch batch(Connection connection, Instant now) throws SQLException {
        Head head = head(connection);
        if (head == null) {
            return Batch.ELSEWHERE;
        }
        List<Waiting> waiting = take(connection);
        Frontier grown = append(connection, head.frontier(), waiting);
        Instant last = head.checkpointAt();
        boolean silent = last == null || !now.isBefore(last.plus(HEARTBEAT));
        if (waiting.isEmpty() && !silent) {
            return new Batch(0, false, Duration.ZERO, null, false);
        }
        Checkpoint checkpoint = new Checkpoint(log.key().name(), grown.head(), now.truncatedTo(ChronoUnit.SECONDS));
        sign(connection, grown, checkpoint);
        Instant oldest = waiting.stream()
                .map(Waiting::since)
                .min(Comparator.naturalOrder())
                .orElse(now);
        Duration lag = oldest.isBefore(now) ? Duration.between(oldest, now) : Duration.ZERO;
        return new Batch(waiting.size(), waiting.size() == MOST, lag, checkpoint, false);
    }

    private static @Nullable Head head(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(HEAD);
                ResultSet row = query.executeQuery()) {
            if (!row.next()) {
                return null;
            }
            OffsetDateTime at = row.getObject(3, OffsetDateTime.class);
            return new Head(Frontier.of(row.getLong(1), row.getBytes(2)), at == null ? null : at.toInstant());
        }
    }

    private static List<Waiting> take(Connection connection) throws SQLException {
        List<Waiting> taken = new ArrayList<>();
        try (PreparedStatement delete = connection.prepareStatement(TAKE);
                ResultSet row = delete.executeQuery()) {
            while (row.next()) {
                taken.add(new Waiting(
                        row.getLong(1),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class).toInstant()));
            }
        }
        taken.sort(Comparator.comparingLong(Waiting::id));
        return taken;
    }

    private static Frontier append(Connection connection, Frontier frontier, List<Waiting> waiting)
            throws SQLException {
        if (waiting.isEmpty()) {
            return frontier;
        }
        Frontier grown = frontier;
        try (PreparedStatement insert = connection.prepareStatement(APPEND)) {
            for (Waiting each : waiting) {
                insert.setLong(1, grown.size());
                insert.setObject(2, each.event());
                insert.setString(3, each.entry());
                insert.addBatch();
                grown = grown.append(Merkle.leaf(each.entry()));
            }
            insert.executeBatch();
        }
        return grown;
    }

    private void sign(Connection connection, Frontier grown, Checkpoint checkpoint) throws SQLException {
        OffsetDateTime at = checkpoint.at().atOffset(ZoneOffset.UTC);
        try (PreparedStatement advance = connection.prepareStatement(ADVANCE);
                PreparedStatement insert = connection.prepareStatement(SIGN)) {
            advance.setLong(1, grown.size());
            advance.setBytes(2, grown.bytes());
            advance.setObject(3, at);
            advance.executeUpdate();
            insert.setLong(1, grown.size());
            insert.setObject(2, at);
            insert.setString(3, log.sign(checkpoint.text()).write());
            insert.executeUpdate();
        }
    }

    @Override
    public void close() {
        Connection open = kept;
        kept = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                // It is broken; the server rolls back what it held.
            }
        }
    }
}
