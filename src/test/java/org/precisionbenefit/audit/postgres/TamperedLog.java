package org.precisionbenefit.audit.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.AuditEntry.Event;
import org.precisionbenefit.audit.Exchange;
import org.precisionbenefit.audit.KeptDecision;
import org.precisionbenefit.audit.Lookup;
import org.precisionbenefit.audit.SubmissionKey;
import org.precisionbenefit.audit.event.Happened;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.audit.log.NoteSigner;
import org.precisionbenefit.audit.log.PromiseEntry;
import org.precisionbenefit.audit.log.Receipt;
import org.precisionbenefit.audit.log.TestLog;
import org.precisionbenefit.audit.review.KeptReview;
import org.precisionbenefit.audit.review.ReviewId;
import org.precisionbenefit.audit.review.Waits;
import org.precisionbenefit.audit.tink.TinkKeys;
import org.precisionbenefit.audit.tink.TinkSeal;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.decision.Releases;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.intake.ClaimIdentifier;
import org.precisionbenefit.profile.MemberId;
import org.precisionbenefit.terminology.Digest;

/**
 * Databases with a log of every kind of entry, to be tampered with: one server for all tests, and for each test a copy of what
 * was written once.
 */
public final class TamperedLog {
    /** When the first decision was received. */
    public static final Instant BEGIN = Instant.parse("2026-11-28T12:00:00Z");
    /** When the last checkpoint was signed. */
    public static final Instant SIGNED = BEGIN.plusSeconds(60);

    public static final NoteSigner LOG = TestLog.signer("log.example/1");

    private static final TinkSeal SEAL = new TinkSeal(TinkKeys.newSealingKeys(), TinkKeys.newHashingKeys());
    private static final JsonCanonical CANONICAL = new JsonCanonical();
    private static final PromiseEntry PROMISE = (entry, at) -> Receipt.of(LOG, entry, at);
    private static final Digest RELEASE = Digest.of("a release");
    private static final PlanId PLAN = new PlanId("PLAN");
    private static final String CLEAN = "clean";
    private static final String EARLIER = "earlier";
    /** Reads what is tampered with as the owner of everything, so that no trigger and no right stands in the way. */
    private static final String UNGUARDED = "set session_replication_role = replica; set app.plans = '*'; ";

    private static final List<String> RECEIPTS = new ArrayList<>();
    private static @Nullable EmbeddedPostgres server;
    private static int copies;

    private final DataSource database;

    private TamperedLog(DataSource database) {
        this.database = database;
    }

    /** A copy of the whole log: decisions 0 to 11, of which 9 is held, 8 redacted and 11 waits, a review on 10, and events. */
    public static TamperedLog whole() throws SQLException {
        return copy(CLEAN);
    }

    /** A copy of it as it was when it held six decisions, as in an old backup. */
    public static TamperedLog asItWasEarlier() throws SQLException {
        return copy(EARLIER);
    }

    /** What submitters were promised. */
    public static List<String> receipts() {
        return List.copyOf(RECEIPTS);
    }

    /** The id of a decision. */
    public static String decision(int number) {
        return new UUID(1, number).toString();
    }

    private static synchronized TamperedLog copy(String of) throws SQLException {
        String name = "copy_" + copies++;
        run(admin(), "create database " + name + " template " + of);
        return new TamperedLog(started().getDatabase("postgres", name));
    }

    private static DataSource admin() {
        return started().getPostgresDatabase();
    }

    private static synchronized EmbeddedPostgres started() {
        EmbeddedPostgres running = server;
        if (running == null) {
            try {
                running = EmbeddedPostgres.builder().start();
                server = running;
                fill(running);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        }
        return running;
    }

    private static void fill(EmbeddedPostgres running) throws IOException, SQLException {
        run(
                running.getPostgresDatabase(),
                "create role pbe_application; create role pbe_sequencer; create role pbe_redaction; create role"
                        + " pbe_rotation");
        run(running.getPostgresDatabase(), "create database " + CLEAN);
        DataSource database = running.getDatabase("postgres", CLEAN);
        migrate(database);
        run(
                database,
                "insert into release_content (digest, kind, content) values ('" + RELEASE.hex() + "', 'POLICY', '')");
        TamperedLog log = new TamperedLog(database);
        log.sequence(BEGIN);
        for (int i = 0; i < 6; i++) {
            log.decide(i);
        }
        log.sequence(BEGIN.plusSeconds(6));
        run(running.getPostgresDatabase(), "create database " + EARLIER + " template " + CLEAN);
        for (int i = 6; i < 12; i++) {
            log.decide(i);
        }
        log.sequence(BEGIN.plusSeconds(12));
        log.review(10);
        log.note(20, happened(Event.READ, "auditor", "GET /api/v1/decisions/{id}", 3));
        log.redactions(21).hold(happened(Event.LEGAL_HOLD, "privacy", "LEGAL_HOLD", 9), VisiblePlans.EVERY);
        log.redactions(22).redact(happened(Event.REDACTION, "privacy", "LAW", 8), VisiblePlans.EVERY);
        log.note(23, Happened.of(Event.KEY_ROTATION, "operator", new CallerId("somebody"), "sealing"));
        log.note(24, Happened.of(Event.SCHEMA, "engine", new CallerId("the engine"), "V1:" + RELEASE.hex()));
        log.sequence(BEGIN.plusSeconds(30));
        log.sequence(SIGNED.plusSeconds(30));
    }

    /** An empty database as the migrations before this one left it. */
    static TamperedLog before(int version) throws IOException, SQLException {
        started();
        String name;
        synchronized (TamperedLog.class) {
            name = "copy_" + copies++;
        }
        run(admin(), "create database " + name);
        DataSource database = started().getDatabase("postgres", name);
        migrate(database, 0, version - 1);
        run(
                database,
                "insert into release_content (digest, kind, content) values ('" + RELEASE.hex() + "', 'POLICY', '')");
        return new TamperedLog(database);
    }

    /** Runs the migrations from this one on. */
    void migrateFrom(int version) throws IOException, SQLException {
        migrate(database, version, Integer.MAX_VALUE);
    }

    /** Runs every migration on an empty database. */
    public static void migrate(DataSource database) throws IOException, SQLException {
        migrate(database, 0, Integer.MAX_VALUE);
    }

    private static void migrate(DataSource database, int from, int to) throws IOException, SQLException {
        List<Path> files;
        try (Stream<Path> all = Files.list(Path.of("src/main/resources/db/migration"))) {
            files = all.filter(file -> version(file) >= from && version(file) <= to)
                    .sorted(Comparator.comparingInt(TamperedLog::version))
                    .toList();
        }
        for (Path file : files) {
            run(database, Files.readString(file, StandardCharsets.UTF_8));
        }
    }

    private static int version(Path file) {
        String name = String.valueOf(file.getFileName());
        return Integer.parseInt(name.substring(1, name.indexOf('_')));
    }

    /** An event about decisions. */
    public static Happened happened(Event event, String role, String subject, int... decisions) {
        List<DecisionId> about = new ArrayList<>();
        for (int each : decisions) {
            about.add(new DecisionId(decision(each)));
        }
        return Happened.of(event, role, new CallerId("somebody"), subject).on(about);
    }

    private static EventWriter events(int second) {
        return new EventWriter(
                SEAL, CANONICAL, Clock.fixed(BEGIN.plusSeconds(second), ZoneOffset.UTC), UUID::randomUUID);
    }

    /** Redacts and holds. */
    public PostgresRedactions redactions(int second) {
        return new PostgresRedactions(database, events(second), PROMISE);
    }

    /** The schema of this copy. */
    public PostgresSchema schema() {
        return new PostgresSchema(database);
    }

    /** Writes an event as its door does. */
    public void note(int second, Happened happened) {
        new PostgresEvents(database, events(second), SEAL, CANONICAL).note(happened);
    }

    /** Decides once more; the receipt. */
    public String decide(int number) {
        List<Waits> waits = number == 11 ? List.of(new Waits(1, BEGIN.plusSeconds(100))) : List.of();
        KeptDecision kept = new KeptDecision(
                new DecisionId(decision(number)),
                BEGIN.plusSeconds(number),
                new SubmissionKey("key-" + number, Digest.of("request")),
                new Lookup(
                        PLAN,
                        new MemberId("MEMBER-" + number),
                        new ClaimIdentifier("https://clinic.example.org/claims", "claim-" + number),
                        null,
                        new Releases("engine", RELEASE, RELEASE, RELEASE, RELEASE),
                        waits),
                new KeptDecision.Texts("record " + number, "explanation", "due"),
                new Exchange(new CallerId("SENDER"), "application/fhir+json", "request", "answer"));
        String receipt = new DecisionWriter(database, SEAL, CANONICAL, PROMISE)
                .write(kept)
                .receipt();
        if (number < 12 && RECEIPTS.size() < 12) {
            RECEIPTS.add(receipt);
        }
        return receipt;
    }

    private void review(int number) {
        new PostgresReviewStore(database, SEAL, CANONICAL, PROMISE, events(13))
                .keep(
                        new KeptReview(
                                new ReviewId(new UUID(2, number).toString()),
                                new DecisionId(decision(number)),
                                PLAN,
                                1,
                                BEGIN.plusSeconds(13),
                                new SubmissionKey("review", Digest.of("review")),
                                new KeptReview.Texts("record", "request", "answer"),
                                null),
                        List.of());
    }

    /** Takes what waits into the log and signs, as the owner of the log's key. */
    public void sequence(Instant at) {
        try (PostgresSequence sequence = new PostgresSequence(database, LOG)) {
            sequence.next(at);
        }
    }

    /** Tampers, with every guard of the database off. */
    public void tamper(String... statements) throws SQLException {
        run(database, UNGUARDED + String.join("; ", statements));
    }

    /** The values of the first column. */
    public List<String> column(String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                values.add(Objects.requireNonNull(row.getString(1)));
            }
        }
        return values;
    }

    /** Proves entries of this copy, with no more rights than the application has. */
    PostgresLogProofs proofs() {
        PGSimpleDataSource application = new PGSimpleDataSource();
        application.setUrl(((PGSimpleDataSource) database).getURL());
        application.setUser("postgres");
        application.setOptions("-c role=pbe_application");
        return new PostgresLogProofs(application);
    }

    /** The export, line by line. */
    public List<String> export() {
        List<String> lines = new ArrayList<>();
        new PostgresLogReader(database).write(lines::add);
        return lines;
    }

    private static void run(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
