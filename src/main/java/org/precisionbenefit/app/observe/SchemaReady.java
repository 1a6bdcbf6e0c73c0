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
import org.eclipse.microprofile.health.Startup;

/** Have all migrations of the schema been done? Asked until the first yes. */
@Startup
@Singleton
public class SchemaReady implements HealthCheck {
    private static final String HISTORY = "select count(*) filter (where success), count(*) filter (where not success)"
            + " from flyway_schema_history where version is not null";

    private final DataSource database;

    public SchemaReady(DataSource database) {
        this.database = Objects.requireNonNull(database, "database is null");
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder said = HealthCheckResponse.named("schema");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(HISTORY)) {
            row.next();
            said.withData("migrations", row.getLong(1));
            return row.getLong(1) > 0 && row.getLong(2) == 0
                    ? said.up().build()
                    : said.down()
                            .withData("missing", "Migrations of the schema are missing or have failed.")
                            .withData("what to do", "Read the log of this start, mend its cause and start again.")
                            .build();
        } catch (SQLException e) {
            return said.down()
                    .withData("missing", "The schema cannot be read (SQL state " + e.getSQLState() + ").")
                    .withData("what to do", "Start the database, or restart this server to bring up the schema.")
                    .build();
        }
    }
}
