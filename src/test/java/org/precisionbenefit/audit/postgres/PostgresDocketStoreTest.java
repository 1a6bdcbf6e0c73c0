package org.precisionbenefit.audit.postgres;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.docket.Dimension;
import org.precisionbenefit.audit.docket.DocketLine;
import org.precisionbenefit.audit.docket.LineBytes;
import org.precisionbenefit.audit.docket.LineState;
import org.precisionbenefit.audit.docket.Tallies;
import org.precisionbenefit.audit.sampling.KeptFinding;
import org.precisionbenefit.audit.sampling.KeptSample;
import org.precisionbenefit.audit.tink.TinkKeys;
import org.precisionbenefit.audit.tink.TinkSeal;
import org.precisionbenefit.casework.CaseFile;
import org.precisionbenefit.casework.Reviews;
import org.precisionbenefit.casework.docket.DocketKeeper;
import org.precisionbenefit.casework.docket.DocketQuery;
import org.precisionbenefit.casework.docket.DocketSearch;
import org.precisionbenefit.casework.docket.LineMaker;
import org.precisionbenefit.casework.docket.PlainCases;
import org.precisionbenefit.decision.Automatic;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.terminology.Period;

/** The docket follows the log, says how things stand now, shows each plan its own, and holds nothing in the clear. */
class PostgresDocketStoreTest {
    private static final Instant AT = Instant.parse("2026-11-21T12:00:00.123456Z");
    private static final Period DAYS = new Period(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30));
    private static final TinkSeal SEAL = new TinkSeal(TinkKeys.newSealingKeys(), TinkKeys.newHashingKeys());
    private static final String RELEASE = PlainCases.RELEASE.hex();

    private static EmbeddedPostgres server;
    private static DataSource database;
    private static DataSource application;

    private final PostgresDocketStore store = new PostgresDocketStore(application, SEAL);
    private final PlainCases cases = new PlainCases();
    private final DocketKeeper keeper = new DocketKeeper(store, cases, new LineMaker(PlainCases.groups()));
    private final DocketSearch docket = new DocketSearch(store, Clock.fixed(AT.plusSeconds(86_400), ZoneOffset.UTC));
    private long logged;

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = EmbeddedPostgres.builder().start();
        database = server.getPostgresDatabase();
        run("create role pbe_application login; create role pbe_sequencer; create role pbe_redaction login; create role"
                + " pbe_rotation");
        application = server.getDatabase("pbe_application", "postgres");
        for (String file : List.of(
                "V1__decisions.sql",
                "V2__sealed.sql",
                "V80__audit_log.sql",
                "V90__reviews.sql",
                "V110__events.sql",
                "V111__payload_months.sql",
                "V120__docket.sql",
                "V121__samples.sql")) {
            try (InputStream schema = PostgresDocketStoreTest.class.getResourceAsStream("/db/migration/" + file)) {
                run(new String(Objects.requireNonNull(schema).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        run("insert into release_content (digest, kind, content) values ('" + RELEASE + "', 'POLICY', '')");
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        run(
                "truncate decision, payload, submission, audit_entry, audit_pending, audit_log, review, review_payload,"
                        + " docket_sheet, docket_lines, docket_month, audit_sample, audit_sample_line, audit_finding, audit_finding_words cascade");
        run("update docket_place set form = " + LineBytes.FORM + ", next_seq = 0");
        run("update audit_head set size = 0");
    }

    @Test
    void decisions_of_the_log_are_found_and_counted_and_stand_nowhere_in_the_clear() throws SQLException {
        decided(1, "PLAN-A", AT, null, PlainCases.waits());
        decided(2, "PLAN-A", AT.plusSeconds(60), null, PlainCases.approved());
        decided(3, "PLAN-B", AT.minusSeconds(200_000), null, PlainCases.approved());
        proceed();
        List<DocketLine> found = found(VisiblePlans.EVERY);
        assertThat(found)
                .extracting(line -> line.key().decision())
                .containsExactly(PlainCases.id(2), PlainCases.id(1), PlainCases.id(3));
        DocketLine waits = found.get(1);
        assertThat(waits.answer().state()).isEqualTo(LineState.WAITS_FOR_PERSON);
        assertThat(waits.answer().waitedFor()).isEqualTo("CRITERION_NOT_MET");
        assertThat(waits.basis().criteria()).containsExactly("no-stroke-or-tia");
        assertThat(waits.asked().drug()).isEqualTo("clopidogrel");
        assertThat(waits.asked().classes()).containsExactly("P2Y12 platelet inhibitors");
        assertThat(waits.group().age()).isEqualTo("65 to 74");
        assertThat(waits.answer().due()).isEqualTo(AT.plusSeconds(259_200));
        assertThat(waits.key().receivedAt()).isEqualTo(AT);
        Tallies counted = docket.tallies(DAYS, VisiblePlans.EVERY);
        assertThat(counted.all().of(LineState.APPROVED)).isEqualTo(2);
        assertThat(counted.by(Dimension.PLAN).keySet()).containsExactly("PLAN-A", "PLAN-B");
        assertThat(docket.reach().behind()).isZero();
        String rows = String.join(" ", column("select s::text || l::text from docket_sheet s, docket_lines l"));
        assertThat(rows).doesNotContain("clopidogrel", hex("clopidogrel"), "stroke", hex("APPROVED"));
    }

    @Test
    void other_plans_see_nothing_of_it() throws SQLException {
        decided(1, "PLAN-A", AT, null, PlainCases.waits());
        proceed();
        VisiblePlans other = VisiblePlans.only(Set.of(new PlanId("PLAN-B")));
        assertThat(found(other)).isEmpty();
        assertThat(docket.tallies(DAYS, other).all().lines()).isZero();
        assertThat(store.caseOf(PlainCases.id(1), other)).isEmpty();
        assertThat(found(VisiblePlans.only(Set.of(new PlanId("PLAN-A"))))).hasSize(1);
    }

    @Test
    void review_writes_the_line_anew_and_an_approval_later_in_the_case_overturns_a_denial() throws SQLException {
        decided(1, "PLAN-A", AT, null, PlainCases.waits());
        proceed();
        cases.hold(Reviews.denied(PlainCases.file(PlainCases.id(1), "PLAN-A", AT, null, PlainCases.waits()), "No."));
        log(review(1));
        proceed();
        DocketLine denied = found(VisiblePlans.EVERY).get(0);
        assertThat(denied.answer().state()).isEqualTo(LineState.DENIED);
        assertThat(denied.answer().reviewer()).isEqualTo("rita.reviewer");
        assertThat(denied.answer().overridden()).isTrue();
        assertThat(denied.answer().overturned()).isFalse();
        Instant later = AT.plusSeconds(3 * 86_400);
        decided(2, "PLAN-A", later, 1, PlainCases.approved());
        proceed();
        List<DocketLine> both = found(VisiblePlans.EVERY);
        assertThat(both)
                .extracting(line -> line.answer().state())
                .containsExactly(LineState.APPROVED, LineState.DENIED);
        assertThat(both.get(1).answer().overturned()).isTrue();
        assertThat(both.get(0).asked().began())
                .as("an answered case begins anew")
                .isEqualTo(later);
        assertThat(docket.tallies(DAYS, VisiblePlans.EVERY).all().lines()).isEqualTo(2);
    }

    @Test
    void what_went_on_says_so_and_its_clock_goes_on() throws SQLException {
        decided(1, "PLAN-A", AT, null, PlainCases.waits());
        proceed();
        decided(2, "PLAN-A", AT.plusSeconds(90_000), 1, PlainCases.waits());
        decided(3, "PLAN-A", AT.plusSeconds(180_000), 2, PlainCases.approved());
        proceed();
        List<DocketLine> all = found(VisiblePlans.EVERY);
        assertThat(all)
                .extracting(line -> line.answer().state())
                .containsExactly(LineState.APPROVED, LineState.WENT_ON, LineState.WENT_ON);
        assertThat(all).extracting(line -> line.asked().began()).containsOnly(AT);
        assertThat(store.caseOf(PlainCases.id(2), VisiblePlans.EVERY))
                .extracting(each -> each.id())
                .containsExactly(PlainCases.id(1), PlainCases.id(2), PlainCases.id(3));
    }

    @Test
    void decision_whose_payload_is_taken_away_keeps_a_line_without_words() throws SQLException {
        decided(1, "PLAN-A", AT, null, PlainCases.waits());
        decided(2, "PLAN-A", AT, null, PlainCases.waits());
        proceed();
        log("{\"event\":\"READ\",\"id\":\"" + UUID.randomUUID() + "\",\"decisions\":[\"" + PlainCases.id(1) + "\"]}");
        int opened = cases.opened();
        proceed();
        assertThat(cases.opened()).as("that somebody read it changes nothing").isEqualTo(opened);
        redact(1);
        log("{\"event\":\"REDACTION\",\"id\":\"" + UUID.randomUUID() + "\",\"decisions\":[\"" + PlainCases.id(1)
                + "\"]}");
        proceed();
        DocketLine gone = found(VisiblePlans.EVERY).get(0);
        assertThat(gone.answer().state()).isEqualTo(LineState.REDACTED);
        assertThat(gone.asked().drug()).isEmpty();
        assertThat(gone.basis().criteria()).isEmpty();
        assertThat(docket.tallies(DAYS, VisiblePlans.EVERY)
                        .by(Dimension.DRUG)
                        .get("clopidogrel")
                        .lines())
                .isEqualTo(1);
    }

    @Test
    void docket_of_another_form_is_made_anew() throws SQLException {
        decided(1, "PLAN-A", AT, null, PlainCases.waits());
        proceed();
        run("update docket_place set form = 0");
        proceed();
        assertThat(found(VisiblePlans.EVERY)).hasSize(1);
        assertThat(column("select form || ' ' || next_seq from docket_place")).containsExactly(LineBytes.FORM + " 1");
    }

    @Test
    void who_finds_another_at_it_goes_away_and_what_fails_leaves_everything_as_it_was() throws SQLException {
        decided(1, "PLAN-A", AT, null, PlainCases.waits());
        try (Connection other = application.getConnection()) {
            other.setAutoCommit(false);
            try (Statement statement = other.createStatement()) {
                statement.execute("select * from docket_place where one = 1 for update");
                assertThat(keeper.proceed(100)).isEqualTo(OptionalInt.empty());
            }
            other.rollback();
        }
        assertThat(found(VisiblePlans.EVERY)).isEmpty();
        proceed();
        assertThat(found(VisiblePlans.EVERY)).hasSize(1);
    }

    @Test
    void many_decisions_of_a_day_stand_on_several_sheets_and_are_all_found() throws SQLException {
        StringBuilder sql = new StringBuilder();
        for (int i = 1; i <= 1_150; i++) {
            Automatic answer = i % 9 == 0 ? PlainCases.waits() : PlainCases.approved();
            sql.append(kept(i, "PLAN-A", AT.plusMillis(i * 7L), null, answer));
        }
        run(sql.toString());
        while (keeper.proceed(200).getAsInt() > 0) {
            continue;
        }
        assertThat(column("select count(*) || ' ' || max(lines) from docket_sheet"))
                .containsExactly("2 1000");
        assertThat(docket.tallies(DAYS, VisiblePlans.EVERY).all().lines()).isEqualTo(1_150);
        List<DocketLine> all = new ArrayList<>();
        docket.each(DocketQuery.of(DAYS), VisiblePlans.EVERY, all::add);
        assertThat(all)
                .extracting(line -> line.key().decision())
                .doesNotHaveDuplicates()
                .hasSize(1_150);
        cases.hold(Reviews.approved(
                PlainCases.file(PlainCases.id(1_143), "PLAN-A", AT.plusMillis(1_143 * 7L), null, PlainCases.waits())));
        log(review(1_143));
        proceed();
        assertThat(docket.tallies(DAYS, VisiblePlans.EVERY).all().of(LineState.APPROVED_BY_PERSON))
                .isEqualTo(1);
    }

    @Test
    void samples_and_findings_are_added_sealed_by_plan_and_their_words_go_with_a_redaction() throws SQLException {
        decided(1, "PLAN-A", AT, null, PlainCases.waits());
        PostgresSampleStore samples = new PostgresSampleStore(application, SEAL);
        PlanId plan = new PlanId("PLAN-A");
        UUID id = UUID.randomUUID();
        KeptFinding.Of of = new KeptFinding.Of(PlainCases.id(1), 1, plan);
        KeptSample.Line line = new KeptSample.Line(UUID.randomUUID(), of, "CANARY");
        CallerId ada = new CallerId("ada.auditor");
        KeptSample sample = new KeptSample(id, plan, AT, ada, "{\"CANARY\":1}", List.of(line));
        samples.keep(sample);
        samples.keep(new KeptSample(UUID.randomUUID(), KeptSample.EVERY_PLAN, AT.plusSeconds(1), ada, "{}", List.of()));
        KeptFinding finding = new KeptFinding(UUID.randomUUID(), id, of, AT, ada, "CANARY");
        samples.keep(finding);
        VisiblePlans own = VisiblePlans.only(Set.of(plan));
        VisiblePlans other = VisiblePlans.only(Set.of(new PlanId("PLAN-B")));
        assertThat(samples.latest(10, own)).extracting(KeptSample::id).containsExactly(id);
        assertThat(samples.find(id, own)).contains(sample);
        assertThat(samples.latest(10, VisiblePlans.EVERY)).hasSize(2);
        assertThat(samples.find(id, other)).isEmpty();
        assertThat(samples.of(id, own)).containsExactly(finding);
        assertThat(samples.on(PlainCases.id(1), other)).isEmpty();
        assertThat(String.join(
                        " ",
                        column("select s::text || l::text || f::text || w::text from audit_sample s,"
                                + " audit_sample_line l, audit_finding f, audit_finding_words w")))
                .doesNotContain("CANARY", hex("CANARY"));
        try (Connection connection = application.getConnection();
                Statement statement = connection.createStatement()) {
            for (String change : List.of(
                    "update audit_finding set item = 2",
                    "delete from audit_finding_words",
                    "delete from audit_sample")) {
                assertThat(refused(statement, change)).as(change).isTrue();
            }
        }
        redact(1);
        assertThat(samples.of(id, own)).extracting(KeptFinding::text).containsOnlyNulls();
        assertThat(samples.find(id, own).orElseThrow().lines())
                .containsExactly(new KeptSample.Line(line.id(), of, null));
    }

    /** As the login that redacts does it; the event itself is of no interest here. */
    private static void redact(int number) throws SQLException {
        run(
                "set role pbe_redaction; select set_config('app.plans', '*', false); insert into audit_event (id, event, at, role,"
                        + " actor_hash, subject, decisions, entry, wrapped_key, salt, sealed) values (gen_random_uuid(), 'REDACTION', now(),"
                        + " 'privacy', '', '', '{}', '', '', '', ''); insert into redaction (decision_id, plan_id, at, event_id) select '"
                        + PlainCases.id(number) + "', 'PLAN-A', now(), id from audit_event order by at desc limit 1");
    }

    private static boolean refused(Statement statement, String change) {
        try {
            statement.execute(change);
            return false;
        } catch (SQLException e) {
            return "42501".equals(e.getSQLState());
        }
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<DocketLine> found(VisiblePlans plans) {
        return docket.page(DocketQuery.of(DAYS), null, 100, plans).lines();
    }

    private void proceed() {
        assertThat(keeper.proceed(5_000).getAsInt()).isPositive();
    }

    private void decided(int number, String plan, Instant at, @Nullable Integer completes, Automatic answer)
            throws SQLException {
        run(kept(number, plan, at, completes, answer));
    }

    /** Holds a decision, and says how its rows are written and its entry is logged. */
    private String kept(int number, String plan, Instant at, @Nullable Integer completes, Automatic answer) {
        CaseFile file = PlainCases.file(
                PlainCases.id(number), plan, at, completes == null ? null : PlainCases.id(completes), answer);
        cases.hold(file);
        String id = PlainCases.id(number).value();
        return "select set_config('app.plans', '*', false), set_config('app.queue', 'known', false);"
                + " insert into decision (id, received_at, plan_id, member_hash, claim_hash, completes, engine, policy_digest,"
                + " formulary_digest, knowledge_digest, models_digest) values ('" + id + "', '" + at + "', '" + plan
                + "', '', '', " + (completes == null ? "null" : "'" + PlainCases.id(completes) + "'") + ", 'e', '"
                + String.join("', '", List.of(RELEASE, RELEASE, RELEASE, RELEASE)) + "');"
                + " insert into payload (decision_id, plan_id, wrapped_key, salt, sealed) values ('" + id + "', '"
                + plan
                + "', '', '', '');"
                + entry("{\"event\":\"DECISION\",\"decision\":\"" + id + "\",\"at\":\"" + at + "\"}");
    }

    private static String review(int number) {
        return "{\"event\":\"HUMAN_REVIEW\",\"review\":\"" + UUID.randomUUID() + "\",\"decision\":\""
                + PlainCases.id(number) + "\",\"item\":1}";
    }

    private void log(String entry) throws SQLException {
        run(entry(entry));
    }

    private String entry(String entry) {
        logged++;
        return "insert into audit_log (seq, event_id, entry) values (" + (logged - 1) + ", gen_random_uuid(), '" + entry
                + "'); update audit_head set size = " + logged + ";";
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> column(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (row.next()) {
                found.add(row.getString(1));
            }
            return found;
        }
    }
}
