package org.precisionbenefit.audit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.Exchange;
import org.precisionbenefit.audit.KeptDecision;
import org.precisionbenefit.audit.Lookup;
import org.precisionbenefit.audit.SubmissionKey;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.audit.log.LogEntry;
import org.precisionbenefit.audit.log.NoteSigner;
import org.precisionbenefit.audit.log.PromiseEntry;
import org.precisionbenefit.audit.log.Receipt;
import org.precisionbenefit.audit.log.TestLog;
import org.precisionbenefit.audit.postgres.DecisionWriter.Came;
import org.precisionbenefit.audit.review.KeptReview;
import org.precisionbenefit.audit.review.ReviewId;
import org.precisionbenefit.audit.review.ReviewOpening;
import org.precisionbenefit.audit.review.ReviewPart;
import org.precisionbenefit.audit.review.ReviewStore;
import org.precisionbenefit.audit.review.WaitingItem;
import org.precisionbenefit.audit.review.Waits;
import org.precisionbenefit.audit.tink.TinkKeys;
import org.precisionbenefit.audit.tink.TinkSeal;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.decision.Releases;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.intake.ClaimIdentifier;
import org.precisionbenefit.profile.MemberId;
import org.precisionbenefit.terminology.Digest;

/** What a store of reviews promises, kept by PostgreSQL: once, in one commit, sealed, by plan, and out of the queue. */
class PostgresReviewStoreTest {
    private static final Digest RELEASE = Digest.of("a release");
    private static final Instant AT = Instant.parse("2026-11-21T12:00:00.123456Z");
    private static final PlanId PLAN = new PlanId("PLAN");
    private static final VisiblePlans OTHERS = VisiblePlans.only(Set.of(new PlanId("OTHER")));
    private static final TinkSeal SEAL = new TinkSeal(TinkKeys.newSealingKeys(), TinkKeys.newHashingKeys());
    private static final NoteSigner LOG = TestLog.signer("log.example/1");
    private static final PromiseEntry PROMISE = (entry, at) -> Receipt.of(LOG, entry, at);

    private static EmbeddedPostgres server;
    /** As the superuser, for what a test prepares and looks at. */
    private static DataSource database;
    /** As the application's own login, which sees the plans that it names and takes nothing away. */
    private static DataSource application;

    private final ReviewStore store = new PostgresReviewStore(
            application,
            SEAL,
            new JsonCanonical(),
            PROMISE,
            new EventWriter(SEAL, new JsonCanonical(), Clock.systemUTC(), UUID::randomUUID));
    private final DecisionWriter decisions = new DecisionWriter(application, SEAL, new JsonCanonical(), PROMISE);

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = EmbeddedPostgres.builder().start();
        database = server.getPostgresDatabase();
        run("create role pbe_application login; create role pbe_sequencer; create role pbe_redaction; create role"
                + " pbe_rotation");
        application = server.getDatabase("pbe_application", "postgres");
        for (String file : List.of("V1__decisions.sql", "V2__sealed.sql", "V80__audit_log.sql")) {
            migrate(file);
        }
        run("insert into release_content (digest, kind, content) values ('" + RELEASE.hex() + "', 'POLICY', '')");
        // One that was decided before there was a queue.
        run("insert into decision (id, received_at, plan_id, member_hash, claim_hash, engine, policy_digest,"
                + " formulary_digest, knowledge_digest, models_digest) values ('" + id(9)
                + "', now(), 'PLAN', '', '', 'e', '"
                + String.join("', '", List.of(RELEASE.hex(), RELEASE.hex(), RELEASE.hex(), RELEASE.hex())) + "')");
        for (String file : List.of("V90__reviews.sql", "V110__events.sql", "V111__payload_months.sql")) {
            migrate(file);
        }
        assertThat(column("select decision_id from waiting_unread")).containsExactly(id(9));
    }

    private static void migrate(String file) throws IOException, SQLException {
        try (InputStream schema = PostgresReviewStoreTest.class.getResourceAsStream("/db/migration/" + file)) {
            run(new String(Objects.requireNonNull(schema).readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        run("truncate decision, payload, submission, audit_entry, audit_pending, review, review_payload cascade");
    }

    @Test
    void review_is_kept_with_entry_and_receipt_and_read_back() throws SQLException {
        decided(1, null, 1);
        KeptReview kept = store.keep(review(1, 1, 1, "k"), List.of()).orElseThrow();
        assertThat(store.of(decision(1), VisiblePlans.EVERY)).containsExactly(kept);
        assertThat(store.findByKey("k", VisiblePlans.only(Set.of(PLAN)))).contains(kept);
        String entry = column("select entry from audit_pending where event_id = '" + kept.id() + "'")
                .get(0);
        assertThat(LogEntry.read(entry).id()).isEqualTo(kept.id().value());
        Receipt receipt = Receipt.read(Objects.requireNonNull(kept.receipt()));
        assertThat(receipt.isSignedBy(LOG.key())).isTrue();
        assertThat(receipt.entry()).isEqualTo(LogEntry.read(entry).leaf());
        String rows = String.join(" ", column("select r::text || p::text from review r, review_payload p"));
        assertThat(rows + entry).doesNotContain("CANARY");
    }

    @Test
    void other_plans_see_nothing_of_it() {
        decided(1, null, 1);
        store.keep(review(1, 1, 1, "k"), List.of());
        store.open(opening(1));
        assertThat(store.of(decision(1), OTHERS)).isEmpty();
        assertThat(store.findByKey("k", OTHERS)).isEmpty();
        assertThat(store.opening(new ReviewId(id(501)), OTHERS)).isEmpty();
        assertThat(store.opening(new ReviewId(id(501)), VisiblePlans.EVERY)).contains(opening(1));
        assertThat(store.waiting(null, 10, OTHERS)).isEmpty();
    }

    @Test
    void key_stands_for_the_first_review_and_an_item_is_reviewed_once() throws SQLException {
        decided(1, null, 1, 2);
        KeptReview first = store.keep(review(1, 1, 1, "k"), List.of()).orElseThrow();
        assertThat(store.keep(review(2, 1, 1, "k"), List.of())).contains(first);
        assertThat(store.keep(review(3, 1, 1, "other"), List.of())).isEmpty();
        assertThat(store.keep(review(4, 1, 2, "second"), List.of())).isPresent();
        assertThat(column("select count(*) from review_payload")).containsExactly("2");
        assertThat(column("select count(*) from audit_pending p join review r on r.id = p.event_id"))
                .containsExactly("2");
    }

    @Test
    void case_that_went_on_is_not_reviewed_and_an_update_judged_before_the_review_is_judged_again() {
        decided(1, null, 1);
        decided(2, 1, 1);
        assertThat(store.keep(review(1, 1, 1, "k"), List.of())).isEmpty();
        decided(3, null, 1);
        store.keep(review(2, 3, 1, "k2"), List.of());
        assertThat(decisions.write(kept(4, 3, AT.minusSeconds(1))).came()).isEqualTo(Came.OVERTAKEN);
        assertThat(decisions.write(kept(4, 3, AT)).came()).isEqualTo(Came.OVERTAKEN);
        assertThat(decisions.write(kept(4, 3, AT.plusSeconds(1))).came()).isEqualTo(Came.KEPT);
    }

    @Test
    void queue_holds_what_waits_soonest_first_page_by_page_until_it_is_answered_or_goes_on() {
        decided(1, null, 1, 2);
        decided(2, null, 3);
        decided(3, null);
        List<WaitingItem> all = store.waiting(null, 10, VisiblePlans.EVERY);
        assertThat(all)
                .containsExactly(
                        new WaitingItem(decision(1), 1, PLAN, due(1)),
                        new WaitingItem(decision(1), 2, PLAN, due(2)),
                        new WaitingItem(decision(2), 3, PLAN, due(3)));
        assertThat(store.waiting(all.get(0), 1, VisiblePlans.EVERY)).containsExactly(all.get(1));
        assertThat(store.waiting(all.get(2), 5, VisiblePlans.EVERY)).isEmpty();
        assertThat(store.counts(due(1).plusSeconds(1), due(2).plusSeconds(1)))
                .isEqualTo(new ReviewStore.Counts(3, 1, 1, decision(1)));
        store.keep(review(1, 1, 1, "k"), List.of());
        assertThat(store.waiting(null, 10, VisiblePlans.EVERY)).containsExactly(all.get(1), all.get(2));
        decided(4, 2);
        assertThat(store.waiting(null, 10, VisiblePlans.EVERY)).containsExactly(all.get(1));
        assertThat(store.counts(AT, AT)).isEqualTo(new ReviewStore.Counts(1, 0, 0, null));
    }

    @Test
    void decision_of_an_instance_that_knows_no_queue_is_looked_into_and_put_in() throws SQLException {
        PostgresUnreadWaits unread = new PostgresUnreadWaits(application);
        decided(1, null, 1);
        assertThat(unread.some(10)).isEmpty();
        run("insert into decision (id, received_at, plan_id, member_hash, claim_hash, engine, policy_digest,"
                + " formulary_digest, knowledge_digest, models_digest) select '" + id(2) + "', received_at, plan_id,"
                + " member_hash, claim_hash, engine, policy_digest, formulary_digest, knowledge_digest, models_digest from"
                + " decision");
        assertThat(unread.some(10)).containsExactly(decision(2));
        unread.done(decision(2), List.of(new Waits(2, due(2))));
        unread.done(decision(2), List.of(new Waits(2, due(2))));
        assertThat(unread.some(10)).isEmpty();
        assertThat(store.waiting(null, 10, VisiblePlans.EVERY))
                .contains(new WaitingItem(decision(2), 2, PLAN, due(2)))
                .hasSize(2);
    }

    @Test
    void of_reviews_at_once_one_is_kept_and_the_others_are_told() throws Exception {
        decided(1, null, 1);
        ExecutorService at = Executors.newFixedThreadPool(6);
        try {
            List<Future<Optional<KeptReview>>> came = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                KeptReview each = review(i + 1, 1, 1, "key-" + i);
                came.add(at.submit(() -> store.keep(each, List.of())));
            }
            List<Optional<KeptReview>> kept = new ArrayList<>();
            for (Future<Optional<KeptReview>> each : came) {
                kept.add(each.get());
            }
            assertThat(kept.stream().filter(Optional::isPresent)).hasSize(1);
            assertThat(store.of(decision(1), VisiblePlans.EVERY)).hasSize(1);
        } finally {
            at.shutdown();
        }
    }

    @Test
    void payload_that_was_changed_does_not_open() throws SQLException {
        decided(1, null, 1);
        store.keep(review(1, 1, 1, "k"), List.of());
        run("update review_payload set sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1)");
        assertThatThrownBy(() -> store.of(decision(1), VisiblePlans.EVERY)).isInstanceOf(IllegalStateException.class);
    }

    private static String id(int number) {
        return "00000000-0000-4000-8000-%012d".formatted(number);
    }

    private static DecisionId decision(int number) {
        return new DecisionId(id(number));
    }

    private static Instant due(int item) {
        return AT.plusSeconds(3600L * item);
    }

    private static KeptReview review(int number, int decision, int item, String key) {
        return new KeptReview(
                new ReviewId(id(100 + number)),
                decision(decision),
                PLAN,
                item,
                AT,
                new SubmissionKey(key, Digest.of("body")),
                new KeptReview.Texts("CANARY record", "CANARY request", "CANARY answer"),
                null);
    }

    private static ReviewOpening opening(int decision) {
        return new ReviewOpening(
                new ReviewId(id(500 + decision)),
                decision(decision),
                PLAN,
                1,
                new CallerId("rita"),
                AT,
                List.of(ReviewPart.ASKED, ReviewPart.CRITERIA, ReviewPart.ANSWER),
                true);
    }

    private void decided(int number, @Nullable Integer completes, int... items) {
        assertThat(decisions
                        .write(kept(number, completes, AT.plusSeconds(number), items))
                        .came())
                .isEqualTo(Came.KEPT);
    }

    private static KeptDecision kept(int number, @Nullable Integer completes, Instant at, int... items) {
        return new KeptDecision(
                decision(number),
                at,
                new SubmissionKey("key of " + number + at, Digest.of("body")),
                new Lookup(
                        PLAN,
                        new MemberId("MEMBER"),
                        new ClaimIdentifier("urn:x", "c" + number),
                        completes == null ? null : decision(completes),
                        new Releases("engine", RELEASE, RELEASE, RELEASE, RELEASE),
                        java.util.Arrays.stream(items)
                                .mapToObj(item -> new Waits(item, due(item)))
                                .collect(Collectors.toList())),
                new KeptDecision.Texts("{}", "{}", "{}"),
                new Exchange(new CallerId("SENDER"), "application/json", "", ""));
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> column(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
