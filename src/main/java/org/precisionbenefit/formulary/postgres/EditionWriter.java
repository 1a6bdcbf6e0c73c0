package org.precisionbenefit.formulary.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.precisionbenefit.formulary.edition.EditionHead;
import org.precisionbenefit.formulary.edition.RowsDigest;
import org.precisionbenefit.formulary.edition.SourceDigest;
import org.precisionbenefit.formulary.load.FormularyReader;
import org.precisionbenefit.formulary.load.LoadCounts;
import org.precisionbenefit.formulary.load.PublishedCost;
import org.precisionbenefit.formulary.load.PublishedFile;
import org.precisionbenefit.formulary.load.PublishedIndication;
import org.precisionbenefit.formulary.load.PublishedItem;
import org.precisionbenefit.formulary.load.PublishedPlan;
import org.precisionbenefit.formulary.load.PublishedRow;
import org.precisionbenefit.formulary.load.ReportLine;
import org.precisionbenefit.formulary.load.ReportingSink;
import org.precisionbenefit.terminology.Digest;

/**
 * Loads an edition in one transaction. Whoever reads meanwhile sees nothing of it, and when the process or the database
 * dies, nothing of it was ever there.
 */
final class EditionWriter {
    private static final String NOT_LOADED = "The formulary was not loaded, and nothing of it was kept";
    private static final String EDITION =
            "insert into formulary_edition (id, family, holds_from, known_from, loaded_by, rows_digest, accepted,"
                    + " repaired, rejected, unknown_authorization, unknown_step, unknown_limit, state) values (?, ?, ?, ?,"
                    + " ?, ?, ?, ?, ?, ?, ?, ?, 'DRAFT')";

    private final DataSource database;

    EditionWriter(DataSource database) {
        this.database = database;
    }

    /** Loads; the edition's number. */
    long load(EditionHead head, FormularyReader reader, List<PublishedFile> files, ReportingSink.Progress progress)
            throws IOException {
        List<SourceDigest> sources = SourceDigest.of(files);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            boolean kept = false;
            try {
                long id = load(connection, head, sources, new Input(reader, files, progress));
                connection.commit();
                kept = true;
                return id;
            } finally {
                if (!kept) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw EditionFault.of(NOT_LOADED, e);
        } catch (Copies.CopyFault e) {
            throw EditionFault.of(NOT_LOADED, e.fault());
        }
    }

    /** What is read, and who is told of it. */
    private record Input(FormularyReader reader, List<PublishedFile> files, ReportingSink.Progress progress) {}

    private static long load(Connection connection, EditionHead head, List<SourceDigest> sources, Input input)
            throws SQLException, IOException {
        long id = draw(connection);
        Copies copies = new Copies(connection.unwrap(PGConnection.class).getCopyAPI(), id);
        RowsDigest digest = new RowsDigest();
        boolean finished = false;
        try {
            ReportingSink sink =
                    new ReportingSink(row -> copy(row, copies, digest), line -> report(line, copies), input.progress());
            input.reader().read(input.files(), sink);
            copies.finish();
            finished = true;
            edition(connection, id, head, digest.digest(), sink.counts());
            sources(connection, id, sources);
            return id;
        } finally {
            if (!finished) {
                copies.cancel();
            }
        }
    }

    private static long draw(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet drawn = statement.executeQuery("select nextval('formulary_edition_id')")) {
            drawn.next();
            return drawn.getLong(1);
        }
    }

    /** A row's line is what COPY reads, but for the first field, which names its kind. */
    private static void copy(PublishedRow row, Copies copies, RowsDigest digest) throws IOException {
        byte[] line = row.line().getBytes(StandardCharsets.UTF_8);
        RowTable table = table(row);
        if (table == RowTable.PRICE) {
            digest.addInOrder(line);
        } else {
            digest.add(line);
        }
        copies.add(table, line, kind(line));
    }

    private static int kind(byte[] line) {
        int tab = 0;
        while (line[tab] != '\t') {
            tab++;
        }
        return tab + 1;
    }

    private static RowTable table(PublishedRow row) {
        if (row instanceof PublishedItem) {
            return RowTable.ITEM;
        } else if (row instanceof PublishedPlan) {
            return RowTable.PLAN;
        } else if (row instanceof PublishedCost) {
            return RowTable.COST;
        } else if (row instanceof PublishedIndication) {
            return RowTable.INDICATION;
        }
        return RowTable.PRICE;
    }

    /** A problem's words hold no control characters, so that only the backslash has to be written twice. */
    private static void report(ReportLine line, Copies copies) throws IOException {
        String text = line.outcome() + "\t" + escaped(line.problem().where()) + "\t"
                + line.problem().line() + "\t" + escaped(line.problem().message());
        copies.add(RowTable.REPORT, text.getBytes(StandardCharsets.UTF_8), 0);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\");
    }

    private static void edition(Connection connection, long id, EditionHead head, Digest rows, LoadCounts counts)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(EDITION)) {
            insert.setLong(1, id);
            insert.setString(2, head.family());
            insert.setObject(3, head.holdsFrom());
            insert.setObject(4, head.knownFrom().atOffset(ZoneOffset.UTC));
            insert.setString(5, head.by());
            insert.setString(6, rows.hex());
            insert.setLong(7, counts.accepted());
            insert.setLong(8, counts.repaired());
            insert.setLong(9, counts.rejected());
            insert.setLong(10, counts.unknownAuthorization());
            insert.setLong(11, counts.unknownStep());
            insert.setLong(12, counts.unknownLimit());
            insert.executeUpdate();
        }
    }

    private static void sources(Connection connection, long id, List<SourceDigest> sources) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into formulary_source (edition_id, file, digest) values (?, ?, ?)")) {
            for (SourceDigest source : sources) {
                insert.setLong(1, id);
                insert.setString(2, source.file());
                insert.setString(3, source.digest().hex());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
