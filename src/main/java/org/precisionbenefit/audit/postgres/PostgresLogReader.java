package org.precisionbenefit.audit.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.log.LogExport;

/** Reads the log as it was at one instant, line by line. It judges nothing: what was tampered with is written as it stands. */
public final class PostgresLogReader {
    private static final int AT_ONCE = 2_000;
    /** One look by an index for each entry: what is sealed is long, and no table of it is to be sorted. */
    private static final String ENTRIES = """
            select l.seq, l.entry, coalesce(
              (select encode(sha256(p.sealed), 'hex') from payload p where p.decision_id = l.event_id limit 1),
              (select encode(sha256(r.sealed), 'hex') from review_payload r where r.review_id = l.event_id),
              (select encode(sha256(e.sealed), 'hex') from audit_event e where e.id = l.event_id))
            from audit_log l order by l.seq
            """;

    private static final String UNLOGGED = "select id from unlogged() as found (id) order by id::text collate \"C\"";
    private static final String CHECKPOINTS = "select size, note from audit_checkpoint order by number";

    private final DataSource database;

    public PostgresLogReader(DataSource database) {
        this.database = Objects.requireNonNull(database, "database is null");
    }

    /**
     * Writes every line of the export.
     *
     * @param line takes a line without its line end
     * @return how many entries there were
     * @throws IllegalStateException when the database does not answer
     */
    public long write(Consumer<String> line) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            // Both tables are read as they were at one instant, while the log goes on.
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try (PreparedStatement entries = connection.prepareStatement(ENTRIES);
                    PreparedStatement checkpoints = connection.prepareStatement(CHECKPOINTS);
                    PreparedStatement see = connection.prepareStatement(Plans.SET)) {
                see.setString(1, Plans.text(VisiblePlans.EVERY));
                see.execute();
                entries.setFetchSize(AT_ONCE);
                checkpoints.setFetchSize(AT_ONCE);
                long count = merged(entries, checkpoints, line);
                unlogged(connection, line);
                return count;
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw StoreFault.of("The log was not read", e);
        }
    }

    private static long merged(PreparedStatement entries, PreparedStatement checkpoints, Consumer<String> line)
            throws SQLException {
        try (ResultSet entry = entries.executeQuery();
                ResultSet checkpoint = checkpoints.executeQuery()) {
            line.accept(LogExport.HEADER_WITH_PAYLOADS);
            boolean signed = signed(checkpoint, checkpoint.next(), 0, line);
            long count = 0;
            while (entry.next()) {
                line.accept(LogExport.entry(entry.getLong(1), entry.getString(2), entry.getString(3)));
                count++;
                signed = signed(checkpoint, signed, entry.getLong(1) + 1, line);
            }
            signed(checkpoint, signed, Long.MAX_VALUE, line);
            return count;
        }
    }

    private static void unlogged(Connection connection, Consumer<String> line) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(UNLOGGED)) {
            query.setFetchSize(AT_ONCE);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    line.accept(LogExport.unlogged(row.getString(1)));
                }
            }
        }
    }

    /** Writes the checkpoints up to a size; whether there is one more. */
    private static boolean signed(ResultSet checkpoint, boolean more, long size, Consumer<String> line)
            throws SQLException {
        boolean there = more;
        while (there && checkpoint.getLong(1) <= size) {
            line.accept(LogExport.checkpoint(checkpoint.getString(2)));
            there = checkpoint.next();
        }
        return there;
    }
}
