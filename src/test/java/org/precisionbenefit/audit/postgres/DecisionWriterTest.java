package org.precisionbenefit.audit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.Exchange;
import org.precisionbenefit.audit.KeptDecision;
import org.precisionbenefit.audit.Lookup;
import org.precisionbenefit.audit.Sealed;
import org.precisionbenefit.audit.SubmissionKey;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.audit.log.LogEntry;
import org.precisionbenefit.audit.log.NoteSigner;
import org.precisionbenefit.audit.log.PromiseEntry;
import org.precisionbenefit.audit.log.Receipt;
import org.precisionbenefit.audit.log.TestLog;
import org.precisionbenefit.audit.postgres.DecisionWriter.Came;
import org.precisionbenefit.audit.tink.TinkKeys;
import org.precisionbenefit.audit.tink.TinkSeal;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.decision.Releases;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.intake.ClaimIdentifier;
import org.precisionbenefit.profile.MemberId;
import org.precisionbenefit.terminology.Digest;

class DecisionWriterTest {
    private static final Digest KEPT_RELEASE = Digest.of("a release");
    private static final String FIRST = "00000000-0000-4000-8000-000000000001";
    private static final String SECOND = "00000000-0000-4000-8000-000000000002";

    private static final TinkSeal SEAL = new TinkSeal(TinkKeys.newSealingKeys(), TinkKeys.newHashingKeys());

    private static final NoteSigner LOG = TestLog.signer("log.example/1");
    private static final PromiseEntry PROMISE = (entry, at) -> Receipt.of(LOG, entry, at);

    private static EmbeddedPostgres server;
    private static DataSource database;
    private final DecisionWriter writer = new DecisionWriter(database, SEAL, new JsonCanonical(), PROMISE);

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = EmbeddedPostgres.builder().start();
        database = server.getPostgresDatabase();
        for (String file : List.of(
                "V1__decisions.sql",
                "V2__sealed.sql",
                "V80__audit_log.sql",
                "V90__reviews.sql",
                "V110__events.sql",
                "V111__payload_months.sql")) {
            try (InputStream schema = DecisionWriterTest.class.getResourceAsStream("/db/migration/" + file)) {
                run(new String(Objects.requireNonNull(schema).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        run("insert into release_content (digest, kind, content) values ('" + KEPT_RELEASE.hex() + "', 'POLICY', '')");
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        run("truncate decision, payload, submission, audit_entry, audit_pending cascade");
    }

    @Test
    void decision_new_key_is_kept_with_its_entry_and_its_key() throws SQLException {
        assertThat(writer.write(decision(FIRST, "k1", null, KEPT_RELEASE)).came())
                .isEqualTo(Came.KEPT);

        assertThat(column("select plan_id || engine from decision where id = '" + FIRST + "' and completes is null"
                        + " and received_at = timestamptz '2026-11-21 12:00:00.123456+00'"))
                .containsExactly("PLANengine");
        assertThat(opened(FIRST)).isEqualTo(PayloadBytes.of(decision(FIRST, "k1", null, KEPT_RELEASE)));
        assertThat(column("select entry from audit_entry where decision_id = '" + FIRST + "'"))
                .singleElement()
                .satisfies(
                        entry -> assertThat(entry).contains("DECISION", FIRST).doesNotContain("MEMBER", "SENDER"));
        assertThat(writer.decisionOf("k1", VisiblePlans.EVERY)).contains(UUID.fromString(FIRST));
    }

    @Test
    void entry_waits_for_the_log_as_the_receipt_says_and_only_when_it_was_kept() throws SQLException {
        String receipt = writer.write(decision(FIRST, "k1", null, KEPT_RELEASE)).receipt();
        writer.write(decision(SECOND, "k1", null, KEPT_RELEASE));

        assertThat(column("select receipt from audit_entry")).containsExactly(receipt);
        assertThat(column("select p.entry from audit_pending p join audit_entry a on a.entry = p.entry and"
                        + " a.decision_id = p.event_id"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(LogEntry.read(entry).id()).isEqualTo(FIRST);
                    assertThat(LogEntry.read(entry).leaf())
                            .isEqualTo(Receipt.read(receipt).entry());
                });
        assertThat(Receipt.read(receipt).isSignedBy(LOG.key())).isTrue();
    }

    @Test
    void decision_that_completes_another_names_it() throws SQLException {
        writer.write(decision(FIRST, "k1", null, KEPT_RELEASE));
        writer.write(decision(SECOND, "k2", FIRST, KEPT_RELEASE));

        assertThat(column("select completes::text from decision where id = '" + SECOND + "'"))
                .containsExactly(FIRST);
    }

    @Test
    void decision_taken_key_leaves_nothing_and_says_so() throws SQLException {
        writer.write(decision(FIRST, "k1", null, KEPT_RELEASE));

        assertThat(writer.write(decision(SECOND, "k1", null, KEPT_RELEASE)).came())
                .isEqualTo(Came.REPEATED);
        assertThat(column("select id::text from decision")).containsExactly(FIRST);
        assertThat(column("select decision_id::text from audit_entry")).containsExactly(FIRST);
        assertThat(writer.decisionOf("k1", VisiblePlans.EVERY)).contains(UUID.fromString(FIRST));
    }

    /** The driver treats a statement otherwise from its sixth use on. */
    @Test
    void plan_is_named_also_when_the_driver_prepares_the_statements() throws SQLException {
        run("create role limited; grant select, insert on all tables in schema public to limited");
        try (Connection one = database.getConnection()) {
            one.createStatement().execute("set role limited");
            DecisionWriter limited = new DecisionWriter(always(one), SEAL, new JsonCanonical(), PROMISE);
            for (int i = 0; i < 30; i++) {
                String id = new UUID(7, i).toString();
                String before = i % 3 == 0 ? null : new UUID(7, i - 1).toString();
                assertThat(limited.write(decision(id, "often-" + i, before, KEPT_RELEASE))
                                .came())
                        .as("use " + i)
                        .isEqualTo(Came.KEPT);
                assertThat(limited.decisionOf("often-" + i, VisiblePlans.EVERY)).contains(UUID.fromString(id));
                assertThat(limited.decisionOf("often-" + i, VisiblePlans.only(Set.of(new PlanId("OTHER")))))
                        .isEmpty();
            }
        }
    }

    @Test
    void decision_of_unknown_release_is_refused_and_its_key_stays_free() throws SQLException {
        assertThatThrownBy(() -> writer.write(decision(FIRST, "k1", null, Digest.of("never kept"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("was not kept")
                .hasMessageNotContaining("MEMBER");
        assertThat(column("select id::text from decision")).isEmpty();
        assertThat(column("select decision_id::text from audit_entry")).isEmpty();
        assertThat(writer.decisionOf("k1", VisiblePlans.EVERY)).isEmpty();
    }

    @Test
    void same_key_from_many_writers_is_kept_once() throws Exception {
        int writers = 8;
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            for (int round = 0; round < 20; round++) {
                String key = "race-" + round;
                List<Callable<Boolean>> all = new ArrayList<>();
                for (int each = 0; each < writers; each++) {
                    String id = new UUID(round, each).toString();
                    all.add(() ->
                            writer.write(decision(id, key, null, KEPT_RELEASE)).came() == Came.KEPT);
                }
                int kept = 0;
                for (Future<Boolean> written : threads.invokeAll(all)) {
                    kept += written.get() ? 1 : 0;
                }
                assertThat(kept).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(column("select d.id::text from submission s join decision d on d.id = s.decision_id"
                        + " join payload p on p.decision_id = d.id join audit_entry a on a.decision_id = d.id"))
                .hasSize(20);
        assertThat(column("select id::text from decision")).hasSize(20);
    }

    @Test
    void decision_that_another_one_overtook_is_not_kept_and_its_key_stays_free() throws SQLException {
        writer.write(decision(FIRST, "k1", null, KEPT_RELEASE));
        writer.write(decision(SECOND, "k2", FIRST, KEPT_RELEASE));

        String third = "00000000-0000-4000-8000-000000000003";
        assertThat(writer.write(decision(third, "k3", FIRST, KEPT_RELEASE)).came())
                .isEqualTo(Came.OVERTAKEN);
        assertThat(writer.decisionOf("k3", VisiblePlans.EVERY)).isEmpty();
        assertThat(writer.write(decision(third, "k3", SECOND, KEPT_RELEASE)).came())
                .isEqualTo(Came.KEPT);
    }

    /** A source that gives this connection out again and again, as a pool does. */
    private static DataSource always(Connection connection) {
        ClassLoader loader = DecisionWriterTest.class.getClassLoader();
        Connection kept = (Connection) Proxy.newProxyInstance(
                loader,
                new Class<?>[] {Connection.class},
                (proxy, method, given) -> method.getName().equals("close") ? null : method.invoke(connection, given));
        return (DataSource)
                Proxy.newProxyInstance(loader, new Class<?>[] {DataSource.class}, (proxy, method, given) -> kept);
    }

    private static PayloadBytes opened(String id) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "select wrapped_key, sealed from payload where decision_id = '" + id + "'")) {
            assertThat(found.next()).isTrue();
            return PayloadBytes.read(SEAL.open(
                    new DecisionId(id), new PlanId("PLAN"), new Sealed(found.getBytes(1), found.getBytes(2))));
        }
    }

    private static KeptDecision decision(String id, String key, String completes, Digest release) {
        return new KeptDecision(
                new DecisionId(id),
                Instant.parse("2026-11-21T12:00:00.123456Z"),
                new SubmissionKey(key, Digest.of("request")),
                new Lookup(
                        new PlanId("PLAN"),
                        new MemberId("MEMBER"),
                        new ClaimIdentifier("https://clinic.example.org/claims", key),
                        completes == null ? null : new DecisionId(completes),
                        new Releases("engine", release, release, release, release)),
                new KeptDecision.Texts("record", "explanation", "due"),
                new Exchange(new CallerId("SENDER"), "application/fhir+json", "request", "answer"));
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> column(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                values.add(found.getString(1));
            }
        }
        return values;
    }
}
