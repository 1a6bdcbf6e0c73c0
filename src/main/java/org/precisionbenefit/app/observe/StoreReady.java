package org.precisionbenefit.app.observe;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Does the database answer, and is what it acknowledges on disk? Without both no answer may leave. */
@Readiness
@Singleton
public class StoreReady implements HealthCheck {
    private static final String DURABLE = "select name, setting from pg_settings"
            + " where name in ('fsync', 'full_page_writes', 'synchronous_commit') order by name";
    private static final String OFF = "off";

    private final DataSource database;

    public StoreReady(DataSource database) {
        this.database = Objects.requireNonNull(database, "database is null");
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder said = HealthCheckResponse.named("store");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(DURABLE)) {
            String off = "";
            while (row.next()) {
                said.withData(row.getString(1), row.getString(2));
                off += OFF.equals(row.getString(2)) ? " " + row.getString(1) : "";
            }
            return off.isEmpty()
                    ? said.up().build()
                    : said.down()
                            .withData("missing", "These must be on:" + off)
                            .withData(
                                    "what to do", "Switch them on in the database, for its users too; then reload it.")
                            .build();
        } catch (SQLException e) {
            return said.down()
                    .withData("missing", "The database does not answer (SQL state " + e.getSQLState() + ").")
                    .withData("what to do", "Start the database, or free its disk or its connections.")
                    .build();
        }
    }
}
