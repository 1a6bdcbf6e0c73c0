package org.precisionbenefit.audit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.precisionbenefit.profile.history.Histories.claim;
import static org.precisionbenefit.profile.history.Histories.covered;

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
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.audit.tink.TinkKeys;
import org.precisionbenefit.audit.tink.TinkSeal;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.profile.LabFact;
import org.precisionbenefit.profile.MemberId;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.profile.history.Fill;
import org.precisionbenefit.profile.history.LabResult;
import org.precisionbenefit.profile.history.MemberHistory;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.Quantity;

class PostgresHistoryTest {
    private static final TinkSeal SEAL = new TinkSeal(TinkKeys.newSealingKeys(), TinkKeys.newHashingKeys());
    private static final Instant MONDAY = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant FRIDAY = Instant.parse("2026-11-27T10:00:00Z");
    private static final PlanId PLAN = new PlanId("PLAN");
    private static final MemberId MEMBER = new MemberId("CANARY-MEMBER");
    private static final MemberHistory FIRST = new MemberHistory(
            List.of(covered("2026-01-01", null)),
            List.of(claim("2026-03-01", 30), claim("2026-04-01", 30)),
            List.of(new LabResult(
                    "Observation/1",
                    PLAN,
                    new LabFact(
                            List.of(Code.of(CodeSystem.LOINC, "2345-7")),
                            Quantity.of("99.50", "mg/dL"),
                            new Provenance("Observation/1", Provenance.Source.DOCUMENTED, null)))));

    private static EmbeddedPostgres server;
    private static DataSource database;

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = EmbeddedPostgres.builder().start();
        database = server.getPostgresDatabase();
        for (String file : List.of("V38__member_history.sql", "V39__history_of.sql")) {
            try (InputStream schema = PostgresHistoryTest.class.getResourceAsStream("/db/migration/" + file)) {
                run(new String(Objects.requireNonNull(schema).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        run("truncate member_history restart identity");
    }

    @Test
    void members_are_counted_once_and_by_plan() throws IOException {
        PostgresHistory store = at(MONDAY);
        assertThat(store.of(PLAN)).isZero();
        keep(MONDAY, FIRST);
        store.whole(adding -> {
            adding.add(MEMBER, PLAN, FIRST);
            adding.add(new MemberId("ANOTHER"), PLAN, FIRST);
            adding.add(MEMBER, new PlanId("OTHER"), FIRST);
        });
        assertThat(store.of(PLAN)).isEqualTo(2);
        assertThat(store.of(new PlanId("OTHER"))).isEqualTo(1);
        assertThat(store.of(new PlanId("NONE"))).isZero();
    }

    @Test
    void history_is_read_as_it_was_kept_and_only_under_its_plan() throws IOException {
        keep(MONDAY, FIRST);
        PostgresHistory store = at(FRIDAY);
        assertThat(store.of(MEMBER, PLAN, FRIDAY)).isEqualTo(FIRST);
        assertThat(store.of(MEMBER, new PlanId("OTHER"), FRIDAY)).isEqualTo(MemberHistory.NONE);
        assertThat(store.of(new MemberId("ANOTHER"), PLAN, FRIDAY)).isEqualTo(MemberHistory.NONE);
    }

    @Test
    void correction_comes_after_and_what_was_known_before_stays_known_for_then() throws Exception {
        keep(MONDAY, FIRST);
        Fill shorter = new Fill(
                FIRST.fills().get(0).resource(),
                Fill.Kind.CLAIMED,
                List.of(),
                "",
                new Fill.Supply(null, 10, null),
                PLAN,
                true,
                null);
        keep(FRIDAY, new MemberHistory(List.of(), List.of(shorter), List.of()));
        PostgresHistory store = at(FRIDAY);
        assertThat(store.of(MEMBER, PLAN, FRIDAY.minusMillis(1))).isEqualTo(FIRST);
        assertThat(store.of(MEMBER, PLAN, FRIDAY).fills())
                .containsExactly(shorter, FIRST.fills().get(1));
        assertThat(store.of(MEMBER, PLAN, MONDAY.minusMillis(1))).isEqualTo(MemberHistory.NONE);
        assertThat(column("select count(*)::text from member_history")).containsExactly("2");
    }

    @Test
    void file_that_fails_leaves_nothing_behind() throws SQLException {
        PostgresHistory store = at(MONDAY);
        assertThatThrownBy(() -> store.whole(adding -> {
                    for (int i = 0; i < 10_000; i++) {
                        adding.add(MEMBER, PLAN, FIRST);
                    }
                    throw new IOException("The file ends too early.");
                }))
                .isInstanceOf(IOException.class);
        assertThat(column("select id::text from member_history")).isEmpty();
        assertThat(store.of(MEMBER, PLAN, FRIDAY)).isEqualTo(MemberHistory.NONE);
    }

    @Test
    void large_file_is_written_in_parts_and_read_as_one() throws Exception {
        PostgresHistory store = at(MONDAY);
        store.whole(adding -> {
            for (int i = 0; i < 12_000; i++) {
                adding.add(new MemberId("M" + i % 7), PLAN, new MemberHistory(List.of(), fills(i), List.of()));
            }
        });
        assertThat(column("select count(*)::text from member_history")).containsExactly("14");
        assertThat(store.of(new MemberId("M3"), PLAN, FRIDAY).fills()).hasSize(2 * 1_714);
    }

    private static List<Fill> fills(int number) {
        Fill one = claim("2026-03-01", 30);
        List<Fill> fills = new ArrayList<>();
        for (String part : List.of("a", "b")) {
            fills.add(new Fill(
                    "ExplanationOfBenefit/" + number + part,
                    one.kind(),
                    one.codes(),
                    one.text(),
                    one.supply(),
                    PLAN,
                    false,
                    null));
        }
        return fills;
    }

    @Test
    void row_shows_nothing_of_its_member_and_opens_nowhere_else() throws Exception {
        keep(MONDAY, FIRST);
        assertThat(column("select h::text from member_history h"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .doesNotContain("CANARY", "clopidogrel", "2345-7")
                        .contains("PLAN"));
        run("update member_history set id = '00000000-0000-4000-8000-000000000009'");
        assertThatThrownBy(() -> at(FRIDAY).of(MEMBER, PLAN, FRIDAY)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void other_plans_rows_are_not_there_for_a_limited_login() throws Exception {
        keep(MONDAY, FIRST);
        run("create role reading; grant select on member_history to reading");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set role reading; set app.plans = 'OTHER'");
            try (ResultSet row = statement.executeQuery("select count(*) from member_history")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getInt(1)).isZero();
            }
            statement.execute("set app.plans = 'PLAN'");
            try (ResultSet row = statement.executeQuery("select count(*) from member_history")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getInt(1)).isEqualTo(1);
            }
        }
    }

    private void keep(Instant when, MemberHistory history) throws IOException {
        at(when).whole(adding -> adding.add(MEMBER, PLAN, history));
    }

    private static PostgresHistory at(Instant now) {
        return new PostgresHistory(
                database, SEAL, new JsonCanonical(), Clock.fixed(now, ZoneOffset.UTC), UUID::randomUUID);
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
