package org.precisionbenefit.app.observe;

import jakarta.inject.Singleton;
import java.util.Objects;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Startup;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfoService;

/** Have all migrations of the schema been done? Asked until the first yes. */
@Startup
@Singleton
public class SchemaReady implements HealthCheck {
    private final Flyway migrations;

    public SchemaReady(Flyway migrations) {
        this.migrations = Objects.requireNonNull(migrations, "migrations is null");
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder said = HealthCheckResponse.named("schema");
        try {
            MigrationInfoService info = migrations.info();
            said.withData("migrations", info.applied().length);
            return info.applied().length > 0 && info.pending().length == 0
                    ? said.up().build()
                    : said.down()
                            .withData("missing", "Migrations of the schema are missing or have failed.")
                            .withData("what to do", "Read the log of this start, mend its cause and start again.")
                            .build();
        } catch (FlywayException e) {
            return said.down()
                    .withData("missing", "The schema cannot be read.")
                    .withData("what to do", "Start the database, or restart this server to bring up the schema.")
                    .build();
        }
    }
}
