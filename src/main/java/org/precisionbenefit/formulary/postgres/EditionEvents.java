package org.precisionbenefit.formulary.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.precisionbenefit.formulary.edition.Edition;
import org.precisionbenefit.formulary.edition.EditionEvent;
import org.precisionbenefit.formulary.edition.EditionState;
import org.precisionbenefit.formulary.edition.FamilyHistory;

/**
 * Begins and ends an edition's answers, each within a transaction that holds its family. What was known at an instant
 * never changes, so that nothing may be done at an instant that is past for the family.
 */
final class EditionEvents {
    private final Connection connection;
    private final String by;
    private final Instant at;

    EditionEvents(Connection connection, String by, Instant at) {
        this.connection = connection;
        this.by = by;
        this.at = at;
    }

    static long count(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select count(*) from formulary_event");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Editions of a family that answered, and when. Events come first: each of their editions is there by then. */
    static FamilyHistory history(Connection connection, String family) throws SQLException {
        List<EditionEvent> events = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("select e.edition_id, e.kind, e.at"
                + " from formulary_event e join formulary_edition x on x.id = e.edition_id where x.family = ?"
                + " order by e.number")) {
            select.setString(1, family);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    events.add(new EditionEvent(
                            row.getLong(1),
                            row.getString(2).equals("ACTIVATED"),
                            row.getObject(3, OffsetDateTime.class).toInstant()));
                }
            }
        }
        return new FamilyHistory(
                EditionRows.editions(
                        connection,
                        "where family = ? and state <> 'DRAFT' order by id",
                        statement -> statement.setString(1, family)),
                events);
    }

    /** Holds the family until the transaction ends, and makes sure that nothing was done with it later. */
    void hold(Edition edition) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_advisory_xact_lock(hashtext(?))")) {
            lock.setString(1, "formulary:" + edition.head().family());
            lock.execute();
        }
        try (PreparedStatement last = connection.prepareStatement("select max(e.at) from formulary_event e"
                + " join formulary_edition x on x.id = e.edition_id where x.family = ?")) {
            last.setString(1, edition.head().family());
            try (ResultSet row = last.executeQuery()) {
                row.next();
                OffsetDateTime done = row.getObject(1, OffsetDateTime.class);
                if (done != null && !done.toInstant().isBefore(at)) {
                    throw EditionFault.refused(
                            edition.id(),
                            "Something was done with this formulary at " + done.toInstant()
                                    + ", which is not before now. Set the clock right.");
                }
            }
        }
    }

    /** Lets an edition answer in place of the one of the same first day. */
    void activate(Edition edition) throws SQLException {
        for (Edition replaced : active(edition)) {
            state(replaced, EditionState.RETIRED, "REPLACED");
        }
        state(edition, EditionState.ACTIVE, "ACTIVATED");
    }

    /** Takes an edition back and lets the one answer that it had replaced; false when there was none. */
    boolean takeBack(Edition edition) throws SQLException {
        Optional<Edition> earlier = replacedBy(edition);
        state(edition, EditionState.RETIRED, "ROLLED_BACK");
        if (earlier.isPresent()) {
            state(earlier.get(), EditionState.ACTIVE, "ACTIVATED");
        }
        return earlier.isPresent();
    }

    private List<Edition> active(Edition edition) throws SQLException {
        return EditionRows.editions(
                connection,
                "where family = ? and holds_from = ? and state = 'ACTIVE' and id <> ?",
                statement -> places(statement, edition));
    }

    /** What was taken back once does not come back by itself. */
    private Optional<Edition> replacedBy(Edition edition) throws SQLException {
        return EditionRows.editions(
                        connection,
                        "where family = ? and holds_from = ? and id <> ? and state = 'RETIRED'"
                                + " and (select kind from formulary_event e where e.edition_id = formulary_edition.id"
                                + " order by number desc limit 1) = 'REPLACED'"
                                + " order by (select max(number) from formulary_event e"
                                + " where e.edition_id = formulary_edition.id) desc limit 1",
                        statement -> places(statement, edition))
                .stream()
                .findFirst();
    }

    private static void places(PreparedStatement statement, Edition edition) throws SQLException {
        statement.setString(1, edition.head().family());
        statement.setObject(2, edition.head().holdsFrom());
        statement.setLong(3, edition.id());
    }

    private void state(Edition edition, EditionState state, String event) throws SQLException {
        try (PreparedStatement update =
                        connection.prepareStatement("update formulary_edition set state = ? where id = ?");
                PreparedStatement insert = connection.prepareStatement(
                        "insert into formulary_event (edition_id, kind, at, done_by) values (?, ?, ?, ?)")) {
            update.setString(1, state.name());
            update.setLong(2, edition.id());
            update.executeUpdate();
            insert.setLong(1, edition.id());
            insert.setString(2, event);
            insert.setObject(3, at.atOffset(ZoneOffset.UTC));
            insert.setString(4, by);
            insert.executeUpdate();
        }
    }
}
