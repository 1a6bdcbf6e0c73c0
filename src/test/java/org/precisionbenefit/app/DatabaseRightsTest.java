package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.precisionbenefit.app.Signed.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.DecisionStore;
import org.precisionbenefit.audit.Seal;
import org.precisionbenefit.audit.postgres.PostgresHistory;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.profile.MemberId;
import org.precisionbenefit.profile.history.Histories;
import org.precisionbenefit.profile.history.MemberHistory;

/** What each login of the embedded database may do, and whose rows it sees. */
@QuarkusTest
@Tag("alone")
@QuarkusTestResource(DurableDatabase.class)
class DatabaseRightsTest {
    private static final String DENIED = "42501";
    private static final String WRONG_PASSWORD = "28P01";
    private static String id = "";

    @Inject
    DataSource database;

    @Inject
    DecisionStore store;

    @Inject
    Seal seal;

    @Inject
    Canonical canonical;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "precision-benefit.keys-dir")
    Path keys;

    @BeforeEach
    void one_decision_is_kept() throws Exception {
        if (id.isEmpty()) {
            id = given().contentType("application/json")
                    .body(Files.readString(Path.of("docs/samples/plain/approved-gene-exception.json"))
                            .replace("demo-plain-approved-gene-exception", "of-the-rights-test"))
                    .post("/api/v1/decisions")
                    .jsonPath()
                    .getString("id");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update decision set plan_id = 'X'",
                "update payload set sealed = ''",
                "update payload set salt = ''",
                "update submission set plan_id = 'X'",
                "update audit_entry set entry = ''",
                "update release_content set content = ''",
                "update release_signature set purpose = 'PRODUCTION'",
                "update live_release set kind = 'X'",
                "update release_activation set digest = ''",
                "update release_activation set effective_at = now()",
                "update release_refusal set reason = ''",
                "delete from release_activation",
                "delete from release_refusal",
                "truncate release_activation cascade",
                "update key_register set since = now()",
                "delete from decision",
                "delete from payload",
                "delete from submission",
                "delete from audit_entry",
                "delete from release_content",
                "delete from release_signature",
                "delete from live_release",
                "delete from key_register",
                "update member_history set sealed = ''",
                "delete from member_history",
                "truncate member_history",
                "update outcome set sealed = ''",
                "delete from outcome",
                "truncate outcome",
                "alter table outcome disable row level security",
                "alter table redaction disable trigger outcomes_go_too",
                "alter table member_history disable row level security",
                "update policy_draft set author = 'x'",
                "update policy_draft_file set content = ''",
                "delete from policy_draft_file",
                "delete from policy_draft",
                "truncate policy_draft cascade",
                "update policy_draft_signature set role = 'APPROVER'",
                "update policy_draft_signature set brought_by = 'x'",
                "delete from policy_draft_signature",
                "truncate policy_draft_signature",
                "update release_activation set draft = null",
                "update policy_trial set started_by = 'x'",
                "update policy_trial_end set report = ''",
                "delete from policy_trial_end",
                "delete from policy_trial",
                "update rejection set refusals = 1",
                "update formulary_edition set rows_digest = ''",
                "update formulary_item set tier = 'x'",
                "update formulary_event set at = now()",
                "delete from formulary_edition",
                "delete from formulary_item",
                "truncate formulary_event",
                "delete from rejection",
                "truncate rejection",
                "alter table rejection disable row level security",
                "drop table rejection",
                "truncate decision cascade",
                "truncate payload",
                "truncate audit_entry",
                "truncate release_content cascade",
                "truncate release_signature",
                "alter table release_signature add column other text",
                "drop table decision cascade",
                "drop table audit_entry",
                "alter table decision disable row level security",
                "alter table decision no force row level security",
                "alter table audit_entry add column other text",
                "drop policy plans on decision",
                "create table other (a int)",
                "create role other",
                "alter role pbe_application superuser",
                "set role pbe_owner",
                "set role postgres",
                "select 1 from audit_pending",
                "delete from audit_pending",
                "update audit_pending set entry = ''",
                "truncate audit_pending",
                "insert into audit_log (seq, event_id, entry) values (0, gen_random_uuid(), '')",
                "update audit_log set entry = ''",
                "delete from audit_log",
                "truncate audit_log",
                "update audit_head set size = 0",
                "select 1 from audit_head for update",
                "insert into audit_checkpoint (size, at, note) values (0, now(), '')",
                "update audit_checkpoint set note = ''",
                "delete from audit_checkpoint",
                "update review set item = 2",
                "update review set entry = ''",
                "update review_payload set sealed = ''",
                "update review_opening set opened_at = now()",
                "update waiting_item set due_at = now()",
                "delete from review",
                "delete from review_payload",
                "delete from review_opening",
                "delete from waiting_item",
                "truncate review cascade",
                "truncate review_payload",
                "truncate waiting_item",
                "insert into waiting_unread (decision_id, plan_id) values (gen_random_uuid(), 'X')",
                "alter table review disable row level security",
                "alter table review disable trigger review_stands_alone",
                "alter table decision disable trigger update_knows_reviews",
                "drop function reviewed_waits_no_more() cascade",
                "alter table audit_entry disable trigger audit_entry_waits",
                "drop trigger audit_entry_waits on audit_entry",
                "update audit_event set entry = ''",
                "delete from audit_event",
                "truncate audit_event cascade",
                "insert into redaction (decision_id, plan_id, at, event_id) select id, plan_id, now(), id from decision",
                "delete from redaction",
                "insert into legal_hold (decision_id, plan_id, at, lifted, event_id) select id, plan_id, now(), false, id from"
                        + " decision",
                "delete from legal_hold",
                "alter table payload disable trigger payload_stays",
                "alter table audit_event disable trigger event_waits",
                "alter table redaction disable trigger redaction_is_due",
                "drop table payload_other",
                "delete from payload_other",
                "select redact_others(gen_random_uuid())",
                "update audit_sample set drawn_by = 'x'",
                "delete from audit_sample",
                "update audit_finding set found_by = 'x'",
                "delete from audit_finding",
                "delete from audit_finding_words",
                "truncate audit_finding cascade",
                "alter table docket_sheet disable row level security",
                "drop trigger findings_go_too on redaction",
                "copy decision to program 'cat'",
                "select pg_read_file('pg_hba.conf')"
            })
    void application_may_not_change_the_record_or_its_own_rights(String statement) {
        assertThatThrownBy(() -> run("select set_config('app.plans', '*', false); " + statement))
                .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getSQLState())
                        .isEqualTo(DENIED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1 from decision",
                "select 1 from payload",
                "select 1 from submission",
                "select 1 from audit_entry",
                "select 1 from member_history",
                "select 1 from outcome",
                "select 1 from review",
                "select 1 from review_payload",
                "select 1 from review_opening",
                "select 1 from waiting_item",
                "insert into audit_entry (decision_id, plan_id, entry) values (gen_random_uuid(), 'X', '')",
                "insert into audit_pending (event_id, entry) values (gen_random_uuid(), '')",
                "update audit_pending set entry = ''",
                "update audit_log set entry = ''",
                "delete from audit_log",
                "truncate audit_log",
                "insert into audit_head (one, size, frontier) values (1, 0, '')",
                "delete from audit_head",
                "update audit_checkpoint set note = ''",
                "delete from audit_checkpoint",
                "create table other (a int)",
                "set role pbe_owner"
            })
    void sequencer_may_continue_the_log_and_neither_change_it_nor_see_decisions(String statement) throws SQLException {
        String password = new KeysFolder(keys).passwords().get(KeysFolder.SEQUENCER);
        try (Connection sequencer = DriverManager.getConnection(url, KeysFolder.SEQUENCER, password);
                Statement sent = sequencer.createStatement()) {
            assertThatThrownBy(() -> sent.execute("select set_config('app.plans', '*', false); " + statement))
                    .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getSQLState())
                            .isEqualTo(DENIED));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1 from payload",
                "delete from payload",
                "select 1 from review_payload",
                "delete from review_payload",
                "delete from decision",
                "delete from audit_event",
                "update audit_event set entry = ''",
                "delete from redaction",
                "update redaction set at = now()",
                "delete from legal_hold",
                "update legal_hold set lifted = true",
                "select 1 from audit_log",
                "insert into audit_pending (event_id, entry) values (gen_random_uuid(), '')",
                "delete from waiting_item",
                "alter table redaction disable trigger redaction_is_due",
                "set role pbe_owner"
            })
    void login_of_redactions_adds_rows_and_neither_reads_nor_takes_away_payloads_itself(String statement)
            throws SQLException {
        String password = new KeysFolder(keys).passwords().get(KeysFolder.REDACTION);
        try (Connection redaction = DriverManager.getConnection(url, KeysFolder.REDACTION, password);
                Statement sent = redaction.createStatement()) {
            assertThatThrownBy(() -> sent.execute("select set_config('app.plans', '*', false); " + statement))
                    .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getSQLState())
                            .isEqualTo(DENIED));
        }
    }

    @Test
    void owner_of_the_tables_cannot_log_in_and_nobody_without_the_right_password() {
        Map<String, String> passwords = new KeysFolder(keys).passwords();
        assertThatThrownBy(() -> DriverManager.getConnection(url, "pbe_owner", ""))
                .isInstanceOf(SQLException.class);
        for (String login : KeysFolder.LOGINS) {
            assertThatThrownBy(() -> DriverManager.getConnection(url, login, "postgres"))
                    .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getSQLState())
                            .isEqualTo(WRONG_PASSWORD));
            try (Connection own = DriverManager.getConnection(url, login, passwords.get(login))) {
                assertThat(own.isValid(1)).isTrue();
            } catch (SQLException e) {
                throw new AssertionError(login, e);
            }
        }
    }

    @Test
    void session_sees_the_plans_that_it_names_and_none_before() throws SQLException {
        for (String table : List.of("decision", "payload", "submission", "audit_entry")) {
            String count = "select count(*) from " + table;
            assertThat(column(count)).as(table).containsExactly("0");
            assertThat(column("select set_config('app.plans', 'ANOTHER', true); " + count))
                    .containsExactly("0");
            assertThat(Integer.parseInt(column("select set_config('app.plans', '*', true); " + count)
                            .get(0)))
                    .isPositive();
        }
    }

    @Test
    void history_of_other_plans_is_not_there_and_is_kept_from_them() throws Exception {
        PlanId ours = new PlanId("OF-THE-RIGHTS-TEST");
        MemberId member = new MemberId("CANARY-HISTORY-" + id);
        PostgresHistory histories = new PostgresHistory(database, seal, canonical, Clock.systemUTC(), UUID::randomUUID);
        MemberHistory known = new MemberHistory(
                List.of(Histories.covered("Coverage/1", ours, "2026-01-01", null)), List.of(), List.of());
        histories.whole(adding -> adding.add(member, ours, known));
        Instant later = Instant.now().plusSeconds(60);
        assertThat(histories.of(member, ours, later)).isEqualTo(known);
        assertThat(histories.of(member, new PlanId("OTHER"), later)).isEqualTo(MemberHistory.NONE);
        String count = "select count(*) from member_history";
        assertThat(column(count)).containsExactly("0");
        assertThat(column("select set_config('app.plans', 'ANOTHER', true); " + count))
                .containsExactly("0");
        assertThat(Integer.parseInt(column("select set_config('app.plans', '" + ours + "', true); " + count)
                        .get(0)))
                .isPositive();
        assertThatThrownBy(() -> run("select set_config('app.plans', 'OURS', true); insert into member_history (id,"
                        + " plan_id, member_hash, known_from, wrapped_key, sealed) values (gen_random_uuid(), 'THEIRS', '', now(),"
                        + " '', '')"))
                .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getSQLState())
                        .isEqualTo(DENIED));
        try (Connection connection = Superuser.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select string_agg(h::text, ' ') from member_history h where plan_id = '" + ours + "'")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).doesNotContain("CANARY", "Coverage");
        }
    }

    @Test
    void named_plans_are_forgotten_with_the_transaction() throws SQLException {
        try (Connection connection = database.getConnection()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("select set_config('app.plans', '*', true)");
            }
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select count(*) from decision")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getInt(1)).isZero();
            }
        }
    }

    @Test
    void row_of_another_plan_than_the_one_that_is_named_is_not_taken() {
        assertThatThrownBy(() -> run("select set_config('app.plans', 'OURS', true); insert into submission"
                        + " (key_hash, plan_id, decision_id) values ('', 'THEIRS', '" + id + "')"))
                .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getSQLState())
                        .isEqualTo(DENIED));
    }

    @Test
    void decision_of_other_plans_is_not_there() {
        DecisionId kept = new DecisionId(id);
        PlanId plan =
                store.find(kept, VisiblePlans.EVERY).orElseThrow().lookup().plan();
        assertThat(store.find(kept, VisiblePlans.only(Set.of(plan)))).isPresent();
        assertThat(store.entry(kept, VisiblePlans.only(Set.of(plan)))).isPresent();
        VisiblePlans others = VisiblePlans.only(Set.of(new PlanId("OTHER"), new PlanId("ANOTHER")));
        assertThat(store.find(kept, others)).isEmpty();
        assertThat(store.entry(kept, others)).isEmpty();
        assertThat(store.find(kept, VisiblePlans.only(Set.of()))).isEmpty();
    }

    @Test
    void clear_columns_hold_nothing_of_the_member() throws SQLException {
        try (Connection connection = Superuser.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select d::text || s::text || a::text || p::text from decision d join submission s on"
                                + " s.decision_id = d.id join audit_entry a on a.decision_id = d.id join payload p on"
                                + " p.decision_id = d.id where d.id = '" + id + "'")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).doesNotContain("DEMO-0002", "of-the-rights-test", "CYP2C19", "prasugrel");
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the last of these statements, sent in one go. */
    private List<String> column(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            if (sql.contains(";")) {
                statement.getMoreResults();
            }
            try (ResultSet found = statement.getResultSet()) {
                while (found.next()) {
                    values.add(found.getString(1));
                }
            }
        }
        return values;
    }
}
