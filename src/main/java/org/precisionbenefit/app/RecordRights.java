package org.precisionbenefit.app;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/** Could the application's own login change what was recorded? It serves all the same, but it says so. */
@Readiness
@Singleton
public class RecordRights implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(RecordRights.class);
    /** Owners, their members and superusers can give themselves every right. */
    private static final String MAY_CHANGE = """
        select bool_or(pg_has_role(current_user, relowner, 'member')
          or has_table_privilege(current_user, oid, 'update, delete, truncate'))
        from pg_class where relnamespace = 'public'::regnamespace
          and relname in ('decision', 'payload', 'submission', 'audit_entry', 'release_content',
            'release_signature', 'policy_draft_signature', 'release_activation', 'release_refusal', 'rejection', 'formulary_edition',
            'formulary_event', 'formulary_item', 'member_history', 'policy_trial', 'policy_trial_end',
            'audit_log', 'audit_head', 'audit_checkpoint', 'review', 'review_payload', 'review_opening', 'audit_event', 'redaction',
            'legal_hold', 'outcome', 'audit_sample', 'audit_sample_line', 'audit_finding', 'audit_finding_words')
        """;

    private final DataSource database;
    private volatile boolean mayChange = true;

    public RecordRights(DataSource database) {
        this.database = database;
    }

    void ask(@Observes StartupEvent started) {
        try (Connection connection = database.getConnection()) {
            mayChange = mayChange(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The rights of the application's login cannot be asked (SQL state " + e.getSQLState() + ").", e);
        }
        if (mayChange) {
            LOG.warn("The login of the application could change the record. Give it the login pbe_application of"
                    + " docs/operations/roles.sql, and the migration its own.");
        }
    }

    /** Whether the login of this connection could change or remove what was recorded. */
    static boolean mayChange(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(MAY_CHANGE)) {
            return row.next() && row.getBoolean(1);
        }
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("record")
                .up()
                .withData("application login could change it", mayChange)
                .build();
    }
}
