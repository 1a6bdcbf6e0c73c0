package org.precisionbenefit.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which logins could change the record, in the embedded database and in one that was made by the roles file. */
@QuarkusTest
@Tag("alone")
@QuarkusTestResource(DurableDatabase.class)
class RecordRightsTest {
    private static final String FOREIGN = "of_somebody_else";

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "precision-benefit.keys-dir")
    Path keys;

    @Test
    void readiness_says_that_the_login_cannot_change_the_record() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'record' }.data.'application login could change it'", equalTo(false));
    }

    @Test
    void superuser_and_migration_are_seen_as_logins_that_could() throws SQLException {
        try (Connection superuser = Superuser.connect();
                Connection migration = connect(url, KeysFolder.MIGRATION);
                Connection application = connect(url, KeysFolder.APPLICATION)) {
            assertThat(RecordRights.mayChange(superuser)).isTrue();
            assertThat(RecordRights.mayChange(migration)).isTrue();
            assertThat(RecordRights.mayChange(application)).isFalse();
        }
    }

    @Test
    void database_that_was_made_by_the_roles_file_takes_the_schema_and_keeps_the_application_from_the_record()
            throws Exception {
        run(url, "create database " + FOREIGN);
        String foreign = url.substring(0, url.lastIndexOf('/') + 1) + FOREIGN;
        try {
            run(foreign, Files.readString(Path.of("docs/operations/roles.sql")));
            Flyway.configure()
                    .dataSource(foreign, KeysFolder.MIGRATION, password(KeysFolder.MIGRATION))
                    .initSql("set role pbe_owner")
                    .load()
                    .migrate();
            try (Connection application = connect(foreign, KeysFolder.APPLICATION);
                    Statement statement = application.createStatement()) {
                assertThat(RecordRights.mayChange(application)).isFalse();
                assertThat(statement
                                .executeQuery("select count(*) from decision")
                                .next())
                        .isTrue();
            }
        } finally {
            run(url, "drop database " + FOREIGN);
        }
    }

    private String password(String login) {
        return new KeysFolder(keys).passwords().get(login);
    }

    private Connection connect(String to, String login) throws SQLException {
        return DriverManager.getConnection(to, login, password(login));
    }

    private void run(String to, String sql) throws SQLException {
        try (Connection superuser = connect(to, KeysFolder.SUPERUSER);
                Statement statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }
}
