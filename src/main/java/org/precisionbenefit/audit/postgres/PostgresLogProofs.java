package org.precisionbenefit.audit.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.log.LongTree;
import org.precisionbenefit.audit.log.Merkle;
import org.precisionbenefit.audit.log.SignedNote;
import org.precisionbenefit.audit.proof.ProofBundle;
import org.precisionbenefit.audit.proof.ProveEntries;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.terminology.Digest;

/**
 * Proves entries by the log in PostgreSQL. The first proof after a start reads the whole log once and keeps one hash of each 256
 * entries; later ones read what was added since. An entry that is not there counts as empty, so that nothing is proven by it.
 */
public final class PostgresLogProofs implements ProveEntries {
    private static final String FAULT = "The log was not read";
    private static final int AT_ONCE = 2_000;
    private static final String EVENTS = """
            select d.id from decision d where d.id = ?
            union all select r.id from review r where r.decision_id = ?
            union all select e.id from audit_event e where e.decisions @> array[?]::uuid[]
              and e.event not in ('BREAK_GLASS', 'EXPORT', 'READ', 'UNMASK')
              and exists (select 1 from decision d where d.id = ?)
            """;
    private static final String PLACE = "select seq, entry from audit_log where event_id = ?";
    private static final String NEWEST =
            "select size, note from audit_checkpoint where size > ? order by number desc limit 1";
    private static final String OF_SIZE =
            "select size, note from audit_checkpoint where size = ? order by number limit 1";
    private static final String ENTRIES = "select seq, entry from audit_log where seq >= ? and seq < ? order by seq";

    private final DataSource database;
    private final LongTree tree = new LongTree();

    public PostgresLogProofs(DataSource database) {
        this.database = Objects.requireNonNull(database, "database is null");
    }

    private record Place(UUID event, long seq, String text) {}

    private record Signed(long size, SignedNote note) {}

    @Override
    public List<UUID> events(DecisionId decision, VisiblePlans plans) {
        UUID id = UUID.fromString(decision.value());
        return PlansSeen.of(database, plans, FAULT, connection -> {
            List<UUID> found = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(EVENTS)) {
                for (int i = 1; i <= 4; i++) {
                    query.setObject(i, id);
                }
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        found.add(row.getObject(1, UUID.class));
                    }
                }
            }
            return found;
        });
    }

    @Override
    public Optional<Proofs> prove(List<UUID> events, @Nullable Long since) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                return proofs(connection, events, since);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw StoreFault.of(FAULT, e);
        }
    }

    private Optional<Proofs> proofs(Connection connection, List<UUID> events, @Nullable Long since)
            throws SQLException {
        List<Place> places = new ArrayList<>();
        for (UUID event : events) {
            place(connection, event).ifPresent(places::add);
        }
        places.sort(Comparator.comparingLong(Place::seq));
        if (places.isEmpty() || places.size() < events.size()) {
            return Optional.empty();
        }
        Optional<Signed> newest =
                signed(connection, NEWEST, places.get(places.size() - 1).seq());
        Optional<Signed> before = since == null ? Optional.empty() : signed(connection, OF_SIZE, since);
        if (newest.isEmpty()
                || (since != null && (before.isEmpty() || since > newest.get().size()))) {
            return Optional.empty();
        }
        long size = newest.get().size();
        synchronized (tree) {
            follow(connection, size);
            LongTree.Leaves leaves = (from, to) -> leaves(connection, from, to);
            List<Placed> entries = new ArrayList<>();
            for (Place place : places) {
                entries.add(new Placed(
                        place.event(), place.seq(), place.text(), tree.inclusion(place.seq(), size, leaves)));
            }
            return Optional.of(new Proofs(
                    newest.get().note(),
                    before.map(each ->
                                    new ProofBundle.Earlier(each.note(), tree.consistency(each.size(), size, leaves)))
                            .orElse(null),
                    entries));
        }
    }

    private void follow(Connection connection, long size) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(ENTRIES)) {
            query.setLong(1, tree.size());
            query.setLong(2, size);
            query.setFetchSize(AT_ONCE);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    fill(row.getLong(1));
                    tree.append(Merkle.leaf(row.getString(2)));
                }
            }
        }
        fill(size);
    }

    private void fill(long size) {
        while (tree.size() < size) {
            tree.append(Merkle.EMPTY);
        }
    }

    private static List<Digest> leaves(Connection connection, long from, long to) {
        try (PreparedStatement query = connection.prepareStatement(ENTRIES)) {
            query.setLong(1, from);
            query.setLong(2, to);
            List<Digest> found = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    while (found.size() < row.getLong(1) - from) {
                        found.add(Merkle.EMPTY);
                    }
                    found.add(Merkle.leaf(row.getString(2)));
                }
            }
            while (found.size() < to - from) {
                found.add(Merkle.EMPTY);
            }
            return found;
        } catch (SQLException e) {
            throw StoreFault.of(FAULT, e);
        }
    }

    private static Optional<Place> place(Connection connection, UUID event) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(PLACE)) {
            query.setObject(1, event);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(new Place(event, row.getLong(1), row.getString(2))) : Optional.empty();
            }
        }
    }

    private static Optional<Signed> signed(Connection connection, String sql, long size) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, size);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Signed(row.getLong(1), SignedNote.read(row.getString(2))))
                        : Optional.empty();
            }
        }
    }
}
