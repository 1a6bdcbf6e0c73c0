package org.precisionbenefit.app;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.access.Role;
import org.precisionbenefit.api.cli.Engine.Rotated;
import org.precisionbenefit.audit.AuditEntry;
import org.precisionbenefit.audit.Seal;
import org.precisionbenefit.audit.event.Happened;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.audit.postgres.EventWriter;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.formulary.PlanId;

/**
 * Makes a new sealing key and wraps the key of every payload by it. Payloads stay as they are. A rotation that was
 * interrupted is finished by the next one, which makes no further key.
 */
final class KeyRotation {
    private static final int BATCH = 1_000;
    private static final List<Place> PLACES = List.of(
            new Place("payload", "decision_id"),
            new Place("member_history", "id"),
            new Place("review_payload", "review_id"),
            new Place("outcome", "id"),
            new Place("audit_event", "id"),
            new Place("docket_sheet", "id"),
            new Place("docket_lines", "sheet_id"),
            new Place("docket_month", "id"),
            new Place("audit_sample", "id"),
            new Place("audit_sample_line", "id"),
            new Place("audit_finding_words", "finding_id"));

    /** The command asks for nobody's token: whoever may read the keys folder may rotate them. */
    private static final CallerId BY = new CallerId("the command keys rotate");

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
     * @return what was wrapped anew and what was not
     */
    Rotated rotate(Connection database) throws SQLException, IOException {
        try (Statement statement = database.createStatement()) {
            try (ResultSet row = statement.executeQuery(ALONE)) {
                if (!row.next() || !row.getBoolean(1)) {
                    throw new IOException("Another rotation runs on this database. Wait until it has ended.");
                }
            }
            statement.execute("select set_config('app.plans', '*', false)");
        }
        database.setAutoCommit(false);
        Rotated finished = passes(database);
        if (finished.wrapped() > 0) {
            return noted(database, finished);
        }
        keys.addSealingKey();
        return noted(database, passes(database));
    }

    private Rotated noted(Connection database, Rotated rotated) throws SQLException {
        EventWriter events = new EventWriter(keys.seal(), new JsonCanonical(), Clock.systemUTC(), UUID::randomUUID);
        events.write(
                database,
                Happened.of(AuditEntry.Event.KEY_ROTATION, Role.OPERATOR.word(), BY, "sealing")
                        .saying("wrapped", Integer.toString(rotated.wrapped()))
                        .saying("unopened", Integer.toString(rotated.unopened().size())));
        database.commit();
        return rotated;
    }

    /** A server that runs may have wrapped by the old key while a pass went by, so the last one finds nothing to do. */
    private Rotated passes(Connection database) throws SQLException {
        byte[] beginning = keys.beginning();
        Seal seal = keys.seal();
        int all = 0;
        List<String> unopened = new ArrayList<>();
        for (Place place : PLACES) {
            Rotated pass;
            do {
                pass = pass(database, place, beginning, seal);
                all += pass.wrapped();
            } while (pass.wrapped() > 0);
            unopened.addAll(pass.unopened());
        }
        return new Rotated(all, unopened);
    }

    /**
     * Where wrapped keys stand.
     *
     * @param table the table
     * @param id its column of the id that a payload is sealed under
     */
    private record Place(String table, String id) {}

    private record Wrapped(UUID id, String plan, byte[] key) {}

    private static Rotated pass(Connection database, Place place, byte[] beginning, Seal seal) throws SQLException {
        int all = 0;
        List<String> unopened = new ArrayList<>();
        List<Wrapped> batch = next(database, place, beginning, BEFORE_ALL);
        while (!batch.isEmpty()) {
            try (PreparedStatement change = database.prepareStatement(
                    "update " + place.table() + " set wrapped_key = ? where " + place.id() + " = ?")) {
                for (Wrapped each : batch) {
                    Optional<byte[]> anew = anew(seal, each);
                    if (anew.isPresent()) {
                        change.setBytes(1, anew.get());
                        change.setObject(2, each.id());
                        change.addBatch();
                    } else {
                        unopened.add(each.id().toString());
                    }
                }
                all += Arrays.stream(change.executeBatch()).sum();
            }
            database.commit();
            batch = next(database, place, beginning, batch.get(batch.size() - 1).id());
        }
        return new Rotated(all, unopened);
    }

    /** One that was changed stays as it is, for whoever looks into it, and does not keep the others from their new key. */
    private static Optional<byte[]> anew(Seal seal, Wrapped each) {
        try {
            return Optional.of(seal.rewrap(new DecisionId(each.id().toString()), new PlanId(each.plan()), each.key()));
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static List<Wrapped> next(Connection database, Place place, byte[] beginning, UUID after)
            throws SQLException {
        List<Wrapped> found = new ArrayList<>();
        try (PreparedStatement query = database.prepareStatement(
                "select " + place.id() + ", plan_id, wrapped_key from " + place.table() + " where "
                        + place.id() + " > ? and substring(wrapped_key from 1 for ?) <> ? order by " + place.id()
                        + " limit ?")) {
            query.setObject(1, after);
            query.setInt(2, beginning.length);
            query.setBytes(3, beginning);
            query.setInt(4, BATCH);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(new Wrapped(row.getObject(1, UUID.class), row.getString(2), row.getBytes(3)));
                }
            }
        }
        return found;
    }
}
