package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.precisionbenefit.audit.ReleaseKind;

/** Several servers that start at the same moment on one database that is still empty. */
@Tag("packaged")
class StartsTogetherTest {
    private static final int SERVERS = 3;

    @TempDir
    Path folder;

    @Test
    void servers_that_start_together_on_an_empty_database_all_serve_the_same_releases() throws Exception {
        KeysFolder keys = new KeysFolder(folder.resolve("keys"));
        keys.makeWhereNone();
        try (DataFolder data = new DataFolder(folder.resolve("database"))) {
            assertThat(data.own()).isTrue();
            try (EmbeddedDatabase database = EmbeddedDatabase.start(data, keys.passwords())) {
                List<ServerProcess> servers = new ArrayList<>();
                try {
                    for (int i = 0; i < SERVERS; i++) {
                        servers.add(server(i, database.settings()).start());
                    }
                    for (int i = 0; i < SERVERS; i++) {
                        servers.get(i).awaitAccepted("together-" + i);
                    }
                    for (ServerProcess one : servers) {
                        assertThat(one.client().submit("same").statusCode()).isEqualTo(200);
                        assertThat(one.client().submit("same").body())
                                .isEqualTo(
                                        servers.get(0).client().submit("same").body());
                        assertThat(Files.readString(one.log())).doesNotContain("ALARM");
                    }
                } finally {
                    for (ServerProcess one : servers) {
                        one.close();
                    }
                }
                assertThat(count(database, keys, "select count(*) from decision"))
                        .isEqualTo(SERVERS + 1);
                assertThat(count(
                                database,
                                keys,
                                "select count(distinct (policy_digest, formulary_digest, knowledge_digest, models_digest))"
                                        + " from decision"))
                        .isEqualTo(1);
                assertThat(count(database, keys, "select count(*) from release_signature"))
                        .as("each release is signed once by each of the two signers")
                        .isEqualTo(2L * ReleaseKind.values().length);
            }
        }
    }

    private ServerProcess server(int number, Map<String, String> database) throws Exception {
        List<String> settings = new ArrayList<>();
        settings.add("-Dprecision-benefit.keys-dir=" + folder.resolve("keys"));
        database.forEach((name, value) -> settings.add("-D" + name + "=" + value));
        Path own = Files.createDirectories(folder.resolve("server-" + number));
        return new ServerProcess(own, settings.toArray(String[]::new));
    }

    private static long count(EmbeddedDatabase database, KeysFolder keys, String query) throws Exception {
        try (Connection connection = DriverManager.getConnection(
                        database.url(), KeysFolder.SUPERUSER, keys.passwords().get(KeysFolder.SUPERUSER));
                ResultSet row = connection.createStatement().executeQuery(query)) {
            assertThat(row.next()).isTrue();
            return row.getLong(1);
        }
    }
}
