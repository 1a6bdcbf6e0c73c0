package org.precisionbenefit.formulary.postgres;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/**
 * Copies rows into several tables over one connection, which takes one COPY at a time: the table that gets most rows is
 * kept open, and the others wait in memory until they have enough.
 */
final class Copies {
    private static final int SENT = 1 << 16;
    private static final int WAITING = 1 << 20;

    private final CopyManager copying;
    private final byte[] edition;
    private final Map<RowTable, ByteArrayOutputStream> waiting = new EnumMap<>(RowTable.class);
    private @Nullable RowTable current;
    private @Nullable CopyIn open;

    Copies(CopyManager copying, long edition) {
        this.copying = copying;
        this.edition = (edition + "\t").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Adds a row.
     *
     * @param table where to
     * @param fields its fields but the edition, parted by tabs, as UTF-8
     * @param from where in the bytes the fields begin
     */
    void add(RowTable table, byte[] fields, int from) throws IOException {
        ByteArrayOutputStream rows = waiting.computeIfAbsent(table, any -> new ByteArrayOutputStream(SENT * 2));
        rows.write(edition, 0, edition.length);
        rows.write(fields, from, fields.length - from);
        rows.write('\n');
        if (rows.size() >= (table == current ? SENT : WAITING)) {
            send(table, rows);
        }
    }

    private void send(RowTable table, ByteArrayOutputStream rows) throws IOException {
        try {
            CopyIn copy = open;
            if (copy == null || table != current) {
                end();
                copy = copying.copyIn(table.copy());
                open = copy;
                current = table;
            }
            byte[] bytes = rows.toByteArray();
            copy.writeToCopy(bytes, 0, bytes.length);
            rows.reset();
        } catch (SQLException e) {
            throw new CopyFault(e);
        }
    }

    private void end() throws SQLException {
        if (open != null) {
            open.endCopy();
            open = null;
            current = null;
        }
    }

    /** Sends what waits. */
    void finish() throws IOException, SQLException {
        for (Map.Entry<RowTable, ByteArrayOutputStream> table : waiting.entrySet()) {
            if (table.getValue().size() > 0) {
                send(table.getKey(), table.getValue());
            }
        }
        end();
    }

    /** Gives up; the connection can then be rolled back. */
    void cancel() throws SQLException {
        if (open != null && open.isActive()) {
            open.cancelCopy();
        }
    }

    /** A COPY that failed on its way through a reader that knows nothing of databases. */
    static final class CopyFault extends IOException {
        private static final long serialVersionUID = 1L;

        private final transient SQLException fault;

        CopyFault(SQLException fault) {
            super("The rows were not copied (SQL state " + fault.getSQLState() + ").", fault);
            this.fault = fault;
        }

        SQLException fault() {
            return fault;
        }
    }
}
