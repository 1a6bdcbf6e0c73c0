package org.precisionbenefit.access.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.precisionbenefit.access.UsedOnce;

/** Remembers used proofs in one table, whose key lets one of several uses at the same moment be the first. */
@ApplicationScoped
public class PostgresUsedOnce implements UsedOnce {
    private final DataSource database;

    PostgresUsedOnce(DataSource database) {
        this.database = database;
    }

    @Override
    public boolean first(String issuer, String id, Instant expires) {
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement old = connection.prepareStatement("delete from used_proof where expires < now()")) {
                old.executeUpdate();
            }
            try (PreparedStatement use = connection.prepareStatement(
                    "insert into used_proof (issuer, id, expires) values (?, ?, ?) on conflict do nothing")) {
                use.setString(1, issuer);
                use.setString(2, id);
                use.setObject(3, expires.atOffset(ZoneOffset.UTC));
                return use.executeUpdate() == 1;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Used proofs cannot be looked up (SQL state " + e.getSQLState() + ").", e);
        }
    }
}
