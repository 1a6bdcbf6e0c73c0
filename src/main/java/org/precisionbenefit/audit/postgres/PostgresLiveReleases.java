package org.precisionbenefit.audit.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.precisionbenefit.audit.LiveReleases;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.terminology.Digest;

/** Reads what is live without its content, which is long. */
@ApplicationScoped
public class PostgresLiveReleases implements LiveReleases {
    private static final String LIVE =
            "select distinct on (a.kind) a.kind, a.digest, greatest(a.effective_at, a.entered_at) from"
                    + " release_activation a where a.effective_at <= ? and not exists"
                    + " (select from release_refusal r where r.activation = a.number) order by a.kind, a.number desc";

    private final DataSource database;
    private final Clock clock;

    public PostgresLiveReleases(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public List<LiveRelease> live() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(LIVE)) {
            statement.setObject(
                    1, clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                List<LiveRelease> found = new ArrayList<>();
                while (row.next()) {
                    found.add(new LiveRelease(
                            ReleaseKind.valueOf(row.getString(1)),
                            new Digest(row.getString(2)),
                            row.getObject(3, OffsetDateTime.class).toInstant()));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The live releases were not read (SQL state " + e.getSQLState()
                            + "). Maybe the database is stopped.",
                    e);
        }
    }
}
