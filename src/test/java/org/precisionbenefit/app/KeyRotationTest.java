package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.precisionbenefit.app.Signed.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.api.cli.Engine.Rotated;
import org.precisionbenefit.casework.docket.DocketSearch;

/** Keys are rotated beside the running server: nothing is lost, no payload is touched, the new key wraps from then on. */
@QuarkusTest
@Tag("alone")
@QuarkusTestResource(DurableDatabase.class)
class KeyRotationTest {
    private static final String DOOR = "/api/v1/decisions";

    @Inject
    DocketSearch docket;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "precision-benefit.keys-dir")
    Path folder;

    @Test
    void rotation_wraps_every_key_anew_beside_the_running_server_and_touches_no_payload() throws Exception {
        String before = decided("before-the-rotation");
        String sealed = value("select md5(sealed) from payload where decision_id = '" + before + "'");
        KeysFolder keys = new KeysFolder(folder);
        // What is written on meanwhile gets the new key by itself.
        awaitDocket();
        // Other tests leave payloads behind that do not open, and a rotation may be unfinished.
        List<String> unopened = rotate(keys).unopened();
        int all = Integer.parseInt(value("select (select count(*) from payload) + (select count(*) from member_history)"
                + " + (select count(*) from review_payload) + (select count(*) from audit_event)"
                + " + (select count(*) from docket_sheet)"
                + " + (select count(*) from docket_lines) + (select count(*) from docket_month) + (select count(*) from audit_sample) + (select count(*) from audit_sample_line where sealed is not null)"
                + " + (select count(*) from audit_finding_words)"));
        List<Integer> old = keys.ids().get("sealing");

        assertThat(rotate(keys)).isEqualTo(new Rotated(all - unopened.size(), unopened));

        List<Integer> now = keys.ids().get("sealing");
        assertThat(now).hasSize(old.size() + 1).containsAll(old);
        assertThat(old).doesNotContain(now.get(0));
        assertThat(value("select md5(sealed) from payload where decision_id = '" + before + "'"))
                .isEqualTo(sealed);
        String after = decided("after-the-rotation");
        String newest = HexFormat.of().formatHex(keys.beginning());
        for (String id : List.of(before, after)) {
            assertThat(value("select encode(substring(wrapped_key from 1 for 5), 'hex') from payload where decision_id"
                            + " = '"
                            + id + "'"))
                    .isEqualTo(newest);
        }
        for (String id : List.of(before, after)) {
            given().post(DOOR + "/" + id + "/replay").then().statusCode(200).body("equal", equalTo(true));
        }
    }

    private void awaitDocket() throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        // An entry comes into the log within a second, and then into the docket.
        Thread.sleep(1_500);
        while (docket.reach().behind() > 0 && System.nanoTime() < end) {
            Thread.sleep(100);
        }
        assertThat(docket.reach().behind()).isZero();
    }

    @Test
    void interrupted_rotation_is_finished_without_a_further_key() throws Exception {
        String id = decided("interrupted-rotation");
        KeysFolder keys = new KeysFolder(folder);
        keys.addSealingKey();
        List<Integer> added = keys.ids().get("sealing");
        assertThat(rotate(keys).wrapped()).isPositive();
        assertThat(keys.ids().get("sealing")).isEqualTo(added);
        given().post(DOOR + "/" + id + "/replay").then().statusCode(200).body("equal", equalTo(true));
    }

    @Test
    void payload_that_does_not_open_is_named_and_keeps_no_other_from_its_new_key() throws Exception {
        String broken = decided("broken-before-the-rotation");
        String sound = decided("sound-before-the-rotation");
        try (Connection superuser = Superuser.connect();
                Statement statement = superuser.createStatement()) {
            statement.execute(
                    "update payload set wrapped_key = set_byte(wrapped_key, 20, get_byte(wrapped_key, 20) # 1)"
                            + " where decision_id = '" + broken + "'");
        }
        KeysFolder keys = new KeysFolder(folder);
        rotate(keys);
        int known = keys.ids().get("sealing").size();
        Rotated rotated = rotate(keys);
        assertThat(keys.ids().get("sealing")).hasSize(known + 1);
        assertThat(rotated.unopened()).contains(broken).doesNotContain(sound);
        given().post(DOOR + "/" + sound + "/replay").then().statusCode(200).body("equal", equalTo(true));
    }

    @Test
    void second_rotation_at_once_is_refused_and_adds_no_key() throws Exception {
        KeysFolder keys = new KeysFolder(folder);
        List<Integer> known = keys.ids().get("sealing");
        try (Connection first = connect();
                Statement statement = first.createStatement()) {
            statement.execute("select pg_advisory_lock(hashtext('precision-benefit-engine key rotation'))");
            assertThatThrownBy(() -> rotate(keys))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Another rotation runs");
        }
        assertThat(keys.ids().get("sealing")).isEqualTo(known);
    }

    @Test
    void login_of_the_rotation_may_change_nothing_but_how_keys_are_wrapped() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("select set_config('app.plans', '*', false)");
            for (String forbidden :
                    List.of("update payload set sealed = ''", "delete from payload", "select * from decision")) {
                assertThatThrownBy(() -> statement.execute(forbidden))
                        .as(forbidden)
                        .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getSQLState())
                                .isEqualTo("42501"));
            }
        }
    }

    private Rotated rotate(KeysFolder keys) throws SQLException, IOException {
        try (Connection connection = connect()) {
            return new KeyRotation(keys).rotate(connection);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                url, KeysFolder.ROTATION, new KeysFolder(folder).passwords().get(KeysFolder.ROTATION));
    }

    private static String decided(String key) throws IOException {
        return given().contentType("application/json")
                .body(Files.readString(Path.of("docs/samples/plain/approved-gene-exception.json"))
                        .replace("demo-plain-approved-gene-exception", key))
                .post(DOOR)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("id");
    }

    private static String value(String sql) throws SQLException {
        try (Connection connection = Superuser.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }
}
