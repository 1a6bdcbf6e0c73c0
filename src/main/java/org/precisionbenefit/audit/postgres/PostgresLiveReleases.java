package org.precisionbenefit.audit.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.precisionbenefit.audit.LiveReleases;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.terminology.Digest;

/** Reads what is live without its content, which is long. */
@ApplicationScoped
public class PostgresLiveReleases implements LiveReleases {
    private final DataSource database;

    public PostgresLiveReleases(DataSource database) {
        this.database = database;
    }

    @Override
    public List<LiveRelease> live() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select kind, digest, since from live_release")) {
            List<LiveRelease> found = new ArrayList<>();
            while (row.next()) {
                found.add(new LiveRelease(
                        ReleaseKind.valueOf(row.getString(1)),
                        new Digest(row.getString(2)),
                        row.getObject(3, OffsetDateTime.class).toInstant()));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The live releases were not read (SQL state " + e.getSQLState()
                            + "). Maybe the database is stopped.",
                    e);
        }
    }
}
