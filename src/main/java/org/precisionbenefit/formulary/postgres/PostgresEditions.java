package org.precisionbenefit.formulary.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.precisionbenefit.formulary.edition.DrugList;
import org.precisionbenefit.formulary.edition.Edition;
import org.precisionbenefit.formulary.edition.EditionDiff;
import org.precisionbenefit.formulary.edition.EditionHead;
import org.precisionbenefit.formulary.edition.EditionState;
import org.precisionbenefit.formulary.edition.EditionStore;
import org.precisionbenefit.formulary.edition.FamilyHistory;
import org.precisionbenefit.formulary.edition.FlagDefault;
import org.precisionbenefit.formulary.load.DrugCode;
import org.precisionbenefit.formulary.load.FormularyReader;
import org.precisionbenefit.formulary.load.PublishedCost;
import org.precisionbenefit.formulary.load.PublishedFile;
import org.precisionbenefit.formulary.load.PublishedIndication;
import org.precisionbenefit.formulary.load.PublishedItem;
import org.precisionbenefit.formulary.load.PublishedPlan;
import org.precisionbenefit.formulary.load.PublishedPrice;
import org.precisionbenefit.formulary.load.ReportLine;
import org.precisionbenefit.formulary.load.ReportingSink;
import org.precisionbenefit.terminology.ConfigurationFault.Problem;

/** Keeps editions in PostgreSQL. Rows come and are compared by the million, so that it speaks SQL and COPY itself. */
@ApplicationScoped
public class PostgresEditions implements EditionStore {
    private static final int SHOWN = 5;
    private static final String AS_OF = "where family = ? and holds_from <= ? and"
            + " (select kind from formulary_event e where e.edition_id = formulary_edition.id and e.at <= ?"
            + " order by number desc limit 1) = 'ACTIVATED' order by holds_from desc limit 1";
    private final DataSource database;

    public PostgresEditions(DataSource database) {
        this.database = database;
    }

    /** What is done with a connection. */
    @FunctionalInterface
    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private <T> T read(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            return work.with(connection);
        } catch (SQLException e) {
            throw EditionFault.of("The formularies were not read", e);
        }
    }

    private <T> T change(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                T result = work.with(connection);
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw EditionFault.of("The formulary was not changed", e);
        }
    }

    @Override
    public Edition load(
            EditionHead head, FormularyReader reader, List<PublishedFile> files, ReportingSink.Progress progress)
            throws IOException {
        return known(new EditionWriter(database).load(head, reader, files, progress));
    }

    @Override
    public List<Edition> editions() {
        return read(connection -> EditionRows.editions(connection, "order by id desc", statement -> {}));
    }

    @Override
    public Optional<Edition> find(long id) {
        return read(connection -> find(connection, id));
    }

    private static Optional<Edition> find(Connection connection, long id) throws SQLException {
        return EditionRows.editions(connection, "where id = ?", statement -> statement.setLong(1, id)).stream()
                .findFirst();
    }

    private Edition known(long id) {
        return read(connection -> known(connection, id));
    }

    private static Edition known(Connection connection, long id) throws SQLException {
        return find(connection, id)
                .orElseThrow(() -> EditionFault.refused(
                        id, "There must be an edition of this number. The command formulary list shows all."));
    }

    @Override
    public List<ReportLine> report(long id, int most) {
        return read(connection -> {
            List<ReportLine> lines = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement("select outcome, file, line, message"
                    + " from formulary_report where edition_id = ? order by number limit ?")) {
                select.setLong(1, id);
                select.setInt(2, most);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        lines.add(new ReportLine(
                                ReportLine.Outcome.valueOf(row.getString(1)),
                                new Problem(row.getString(2), row.getInt(3), 1, row.getString(4))));
                    }
                }
            }
            return lines;
        });
    }

    @Override
    public List<String> contradictions(long id, int most) {
        return read(connection -> Contradictions.find(connection, id, most));
    }

    @Override
    public void resolve(long id, FlagDefault value) {
        change(connection -> {
            Edition edition = known(connection, id);
            if (edition.state() != EditionState.DRAFT) {
                throw EditionFault.refused(id, "Only of a draft it can be said what flags mean. Load it again.");
            }
            if (edition.defaults().stream().anyMatch(one -> one.rule() == value.rule())) {
                throw EditionFault.refused(id, "It was said before what " + value.rule() + " means. Load it again.");
            }
            try (PreparedStatement insert = connection.prepareStatement("insert into formulary_default"
                            + " (edition_id, rule, value, since, source, said_by) values (?, ?, ?, ?, ?, ?)");
                    PreparedStatement report = connection.prepareStatement("insert into formulary_report"
                            + " (edition_id, outcome, file, line, message) values (?, ?, 'default', 0, ?)")) {
                insert.setLong(1, id);
                insert.setString(2, value.rule().name());
                insert.setString(3, value.value().name());
                insert.setObject(4, value.since());
                insert.setString(5, value.source());
                insert.setString(6, value.by());
                insert.executeUpdate();
                report.setLong(1, id);
                report.setString(2, ReportLine.Outcome.REPAIRED.name());
                report.setString(3, value.words(value.rule().unknown(edition.counts())));
                return report.executeUpdate();
            }
        });
    }

    @Override
    public void activate(long id, String by, Instant at) {
        change(connection -> {
            EditionEvents events = new EditionEvents(connection, by, at);
            events.hold(known(connection, id));
            Edition edition = known(connection, id);
            check(connection, edition);
            events.activate(edition);
            return edition;
        });
    }

    private static void check(Connection connection, Edition edition) throws SQLException {
        if (edition.state() == EditionState.ACTIVE) {
            throw EditionFault.refused(edition.id(), "It is active already.");
        }
        if (edition.counts().taken() == 0) {
            throw EditionFault.refused(edition.id(), "It holds no row. Look at its report.");
        }
        if (!edition.unresolved().isEmpty()) {
            throw EditionFault.refused(
                    edition.id(),
                    "These flags were not published in some rows, and nobody said what that means: "
                            + edition.unresolved() + ". Say so with the command formulary default.");
        }
        List<String> contradictions = Contradictions.find(connection, edition.id(), SHOWN);
        if (!contradictions.isEmpty()) {
            throw EditionFault.refused(
                    edition.id(), String.join(" ", contradictions) + " Mend the file and load it again.");
        }
    }

    @Override
    public Edition rollBack(String family, String by, Instant at) {
        return change(connection -> {
            EditionEvents events = new EditionEvents(connection, by, at);
            events.hold(newest(connection, family));
            Edition edition = newest(connection, family);
            boolean earlier = events.takeBack(edition);
            if (!earlier && active(connection, family).isEmpty()) {
                throw EditionFault.refused(edition.id(), "Nothing would answer for " + family + " without it.");
            }
            return edition;
        });
    }

    private static List<Edition> active(Connection connection, String family) throws SQLException {
        return EditionRows.editions(
                connection,
                "where family = ? and state = 'ACTIVE' order by (select max(number) from formulary_event e"
                        + " where e.edition_id = formulary_edition.id) desc",
                statement -> statement.setString(1, family));
    }

    /** The active edition that was activated last. */
    private static Edition newest(Connection connection, String family) throws SQLException {
        return active(connection, family).stream()
                .findFirst()
                .orElseThrow(() -> EditionFault.refused(0, "No edition of " + family + " is active."));
    }

    @Override
    public Optional<Edition> asOf(String family, LocalDate day, Instant knownAt) {
        return read(connection -> EditionRows.editions(connection, AS_OF, statement -> {
                    statement.setString(1, family);
                    statement.setObject(2, day);
                    statement.setObject(3, knownAt.atOffset(ZoneOffset.UTC));
                })
                .stream()
                .findFirst());
    }

    @Override
    public long events() {
        return read(EditionEvents::count);
    }

    @Override
    public FamilyHistory history(String family) {
        return read(connection -> EditionEvents.history(connection, family));
    }

    @Override
    public DrugList list(Edition edition, String list) {
        return read(connection -> new DrugList(
                EditionRows.items(connection, edition, list), BesideRows.indications(connection, edition, list)));
    }

    @Override
    public List<PublishedItem> items(Edition edition, String list, DrugCode drug) {
        return read(connection -> EditionRows.items(connection, edition, list, drug));
    }

    @Override
    public Optional<PublishedPlan> plan(Edition edition, String plan) {
        return read(connection -> BesideRows.plan(connection, edition, plan));
    }

    @Override
    public List<PublishedIndication> indications(Edition edition, String list, DrugCode drug) {
        return read(connection -> BesideRows.indications(connection, edition, list, drug));
    }

    @Override
    public List<PublishedCost> costs(Edition edition, String plan) {
        return read(connection -> BesideRows.costs(connection, edition, plan));
    }

    @Override
    public List<PublishedPrice> prices(Edition edition, String plan, String ndc) {
        return read(connection -> BesideRows.prices(connection, edition, plan, ndc));
    }

    @Override
    public List<PublishedPrice> prices(Edition edition, String plan) {
        return read(connection -> BesideRows.prices(connection, edition, plan));
    }

    @Override
    public EditionDiff diff(Edition before, Edition after) {
        return read(connection -> new EditionChanges(connection).between(before, after));
    }
}
