package org.precisionbenefit.audit.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.precisionbenefit.audit.log.LogExport;

/** Reads the log as it was at one instant, line by line. It judges nothing: what was tampered with is written as it stands. */
public final class PostgresLogReader {
    private static final int AT_ONCE = 2_000;
    private static final String ENTRIES = "select seq, entry from audit_log order by seq";
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
                    PreparedStatement checkpoints = connection.prepareStatement(CHECKPOINTS)) {
                entries.setFetchSize(AT_ONCE);
                checkpoints.setFetchSize(AT_ONCE);
                return merged(entries, checkpoints, line);
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
            line.accept(LogExport.HEADER);
            boolean signed = signed(checkpoint, checkpoint.next(), 0, line);
            long count = 0;
            while (entry.next()) {
                line.accept(LogExport.entry(entry.getLong(1), entry.getString(2)));
                count++;
                signed = signed(checkpoint, signed, entry.getLong(1) + 1, line);
            }
            signed(checkpoint, signed, Long.MAX_VALUE, line);
            return count;
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
