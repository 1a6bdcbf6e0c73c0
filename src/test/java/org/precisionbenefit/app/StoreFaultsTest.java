package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the packaged server does when its database is killed, frozen, locked or taken away, and when it is told to stop. */
@Tag("packaged")
class StoreFaultsTest {
    @TempDir
    static Path folder;

    static ServerProcess server;

    @BeforeAll
    static void start() throws Exception {
        server = new ServerProcess(folder);
        server.startAndAccept("first");
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void frozen_database_gives_503_not_ready_but_live_and_later_one_decision() throws Exception {
        server.signalDatabase("STOP");
        try {
            assertUnavailable(server.client().submit("frozen"));
            assertThat(server.client().get("/q/health/ready").statusCode()).isEqualTo(503);
            assertThat(server.client().get("/q/health/live").statusCode()).isEqualTo(200);
        } finally {
            server.signalDatabase("CONT");
        }
        server.awaitAccepted("frozen");
        assertThat(decisions("frozen")).isEqualTo(1);
    }

    @Test
    void commit_that_may_have_happened_is_one_decision_when_it_is_sent_again() throws Exception {
        try (Connection other = KillRun.connect(folder)) {
            other.setAutoCommit(false);
            other.createStatement().execute("lock table audit_entry in access exclusive mode");
            assertUnavailable(server.client().submit("timed-out"));
            other.rollback();
        }
        server.awaitAccepted("timed-out");
        String first = server.client().submit("timed-out").body();
        assertThat(server.client().submit("timed-out").body()).isEqualTo(first);
        assertThat(decisions("timed-out")).isEqualTo(1);
    }

    @Test
    void pool_that_is_exhausted_gives_503_at_once_for_the_rest() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
        try (Connection other = KillRun.connect(folder)) {
            other.setAutoCommit(false);
            other.createStatement().execute("lock table submission in access exclusive mode");
            for (int i = 0; i < 40; i++) {
                sent.add(server.client()
                        .client()
                        .sendAsync(server.client().submission("pool-" + i), HttpResponse.BodyHandlers.ofString()));
            }
            for (CompletableFuture<HttpResponse<String>> one : sent) {
                assertUnavailable(one.get(30, TimeUnit.SECONDS));
            }
            other.rollback();
        }
        server.awaitAccepted("pool-0");
        assertThat(decisions("pool-0")).isEqualTo(1);
    }

    @Test
    void connections_that_the_database_ends_are_replaced() throws Exception {
        try (Connection other = KillRun.connect(folder)) {
            other.createStatement()
                    .execute("select pg_terminate_backend(pid) from pg_stat_activity"
                            + " where pid <> pg_backend_pid() and backend_type = 'client backend'");
        }
        server.awaitAccepted("ended-connections");
        assertThat(decisions("ended-connections")).isEqualTo(1);
    }

    @Test
    void killed_database_comes_back_by_itself_with_durable_settings() throws Exception {
        ProcessHandle before = server.database();
        server.signalDatabase("KILL");
        before.onExit().get(10, TimeUnit.SECONDS);
        server.awaitAccepted("killed-database");
        assertThat(server.database().pid()).isNotEqualTo(before.pid());
        try (Connection other = KillRun.connect(folder)) {
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                try (var row = other.createStatement().executeQuery("show " + setting)) {
                    assertThat(row.next()).isTrue();
                    assertThat(row.getString(1)).as(setting).isEqualTo("on");
                }
            }
        }
        assertThat(Files.readString(server.log())).contains("ALARM: the database process died");
    }

    @Test
    void database_that_takes_no_more_writes_gives_503_and_keeps_nothing() throws Exception {
        try (Connection other = KillRun.connect(folder)) {
            other.createStatement().execute("alter system set default_transaction_read_only = on");
            other.createStatement().execute("select pg_reload_conf()");
            Thread.sleep(500);
            assertUnavailable(server.client().submit("read-only"));
            other.createStatement().execute("set default_transaction_read_only = off");
            other.createStatement().execute("alter system reset default_transaction_read_only");
            other.createStatement().execute("select pg_reload_conf()");
        }
        server.awaitAccepted("read-only");
        assertThat(decisions("read-only")).isEqualTo(1);
    }

    @Test
    void same_number_many_times_at_once_is_one_decision_with_the_same_bytes() throws Exception {
        int keys = Integer.getInteger("soak.keys", 20);
        for (int key = 0; key < keys; key++) {
            List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                sent.add(server.client()
                        .client()
                        .sendAsync(server.client().submission("same-" + key), HttpResponse.BodyHandlers.ofString()));
            }
            Set<String> answers = new HashSet<>();
            for (CompletableFuture<HttpResponse<String>> one : sent) {
                HttpResponse<String> answer = one.get(30, TimeUnit.SECONDS);
                if (answer.statusCode() == 200) {
                    answers.add(answer.body());
                } else {
                    // While the first is still being decided, a repetition may be told so.
                    assertThat(answer.statusCode()).isIn(409, 503);
                }
            }
            answers.add(server.client().submit("same-" + key).body());
            assertThat(answers).as("answers to key " + key).hasSize(1);
            assertThat(decisions("same-" + key)).isEqualTo(1);
        }
    }

    @Test
    void two_servers_on_one_database_give_one_decision_to_one_number() throws Exception {
        String url = "jdbc:postgresql://127.0.0.1:"
                + Files.readAllLines(folder.resolve("data/pgdata/postmaster.pid"))
                        .get(3)
                        .strip() + "/postgres";
        var passwords = new KeysFolder(folder.resolve("keys")).passwords();
        try (ServerProcess second = new ServerProcess(
                folder.resolve("second"),
                "-Dprecision-benefit.keys-dir=" + folder.resolve("keys"),
                "-Dquarkus.datasource.jdbc.url=" + url,
                "-Dquarkus.datasource.username=" + KeysFolder.APPLICATION,
                "-Dquarkus.datasource.password=" + passwords.get(KeysFolder.APPLICATION),
                "-Dquarkus.flyway.jdbc-url=" + url,
                "-Dquarkus.flyway.username=" + KeysFolder.MIGRATION,
                "-Dquarkus.flyway.password=" + passwords.get(KeysFolder.MIGRATION),
                "-Dquarkus.flyway.init-sql=" + DatabaseLogins.asOwner())) {
            Files.createDirectories(folder.resolve("second"));
            second.startAndAccept("second-is-up");
            for (int i = 0; i < 20; i++) {
                String claim = "both-" + i;
                List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
                for (ServerProcess one : List.of(server, second, server, second)) {
                    sent.add(one.client()
                            .client()
                            .sendAsync(one.client().submission(claim), HttpResponse.BodyHandlers.ofString()));
                }
                for (CompletableFuture<HttpResponse<String>> one : sent) {
                    assertThat(one.get(30, TimeUnit.SECONDS).statusCode()).isIn(200, 409, 503);
                }
                assertThat(second.client().submit(claim).body())
                        .isEqualTo(server.client().submit(claim).body());
                assertThat(decisions(claim)).isEqualTo(1);
            }
        }
    }

    private static void assertUnavailable(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).doesNotContain("OperationOutcome", "ClaimResponse");
    }

    /** How often the database holds the decision that the number is answered with. */
    private static long decisions(String claim) throws Exception {
        String id = JsonPath.from(server.client().submit(claim).body()).getString("entry[0].resource.id");
        try (Connection connection = KillRun.connect(folder);
                var query = connection.prepareStatement("select count(*) from decision where claim_hash ="
                        + " (select claim_hash from decision where id = ?::uuid)")) {
            query.setString(1, id);
            try (var row = query.executeQuery()) {
                assertThat(row.next()).isTrue();
                return row.getLong(1);
            }
        }
    }
}
