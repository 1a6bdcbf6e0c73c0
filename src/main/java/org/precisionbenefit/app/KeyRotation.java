package org.precisionbenefit.app;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.precisionbenefit.audit.Seal;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.formulary.PlanId;

/**
 * Makes a new sealing key and wraps the key of every payload by it. Payloads stay as they are. A rotation that was
 * interrupted is finished by the next one, which makes no further key.
 */
final class KeyRotation {
    private static final int BATCH = 1_000;
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    /** Two at once could lose a key that payloads are wrapped by. */
    private static final String ALONE =
            "select pg_try_advisory_lock(hashtext('precision-benefit-engine key rotation'))";

    private final KeysFolder keys;

    KeyRotation(KeysFolder keys) {
        this.keys = keys;
    }

    /**
     * Rotates.
     *
     * @param database a connection of a login that may read payloads and change how their keys are wrapped; it is used up
     * @return how many payload keys were wrapped anew
     */
    int rotate(Connection database) throws SQLException, IOException {
        try (Statement statement = database.createStatement()) {
            try (ResultSet row = statement.executeQuery(ALONE)) {
                if (!row.next() || !row.getBoolean(1)) {
                    throw new IOException("Another rotation runs on this database. Wait until it has ended.");
                }
            }
            statement.execute("select set_config('app.plans', '*', false)");
        }
        database.setAutoCommit(false);
        if (next(database, keys.beginning(), BEFORE_ALL, 1).isEmpty()) {
            keys.addSealingKey();
        }
        byte[] beginning = keys.beginning();
        Seal seal = keys.seal();
        int all = 0;
        // A server that runs may have wrapped by the old key while the first pass went by.
        for (int pass = pass(database, beginning, seal); pass > 0; pass = pass(database, beginning, seal)) {
            all += pass;
        }
        return all;
    }

    private record Wrapped(UUID id, String plan, byte[] key) {}

    private static int pass(Connection database, byte[] beginning, Seal seal) throws SQLException {
        int all = 0;
        List<Wrapped> batch = next(database, beginning, BEFORE_ALL, BATCH);
        while (!batch.isEmpty()) {
            try (PreparedStatement change =
                    database.prepareStatement("update payload set wrapped_key = ? where decision_id = ?")) {
                for (Wrapped each : batch) {
                    change.setBytes(
                            1, seal.rewrap(new DecisionId(each.id().toString()), new PlanId(each.plan()), each.key()));
                    change.setObject(2, each.id());
                    change.addBatch();
                }
                all += Arrays.stream(change.executeBatch()).sum();
            }
            database.commit();
            batch = next(database, beginning, batch.get(batch.size() - 1).id(), BATCH);
        }
        return all;
    }

    private static List<Wrapped> next(Connection database, byte[] beginning, UUID after, int most) throws SQLException {
        List<Wrapped> found = new ArrayList<>();
        try (PreparedStatement query =
                database.prepareStatement("select decision_id, plan_id, wrapped_key from payload where decision_id > ?"
                        + " and substring(wrapped_key from 1 for ?) <> ? order by decision_id limit ?")) {
            query.setObject(1, after);
            query.setInt(2, beginning.length);
            query.setBytes(3, beginning);
            query.setInt(4, most);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(new Wrapped(row.getObject(1, UUID.class), row.getString(2), row.getBytes(3)));
                }
            }
        }
        return found;
    }
}
