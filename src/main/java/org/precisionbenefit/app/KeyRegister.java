package org.precisionbenefit.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import javax.sql.DataSource;
import org.precisionbenefit.audit.Seal;
import org.precisionbenefit.terminology.ConfigurationFault;

/** Holds the keys folder against the database: with the keys of another one nothing would be found again. */
@ApplicationScoped
class KeyRegister {
    private static final String ENGINE = "precision-benefit-engine";

    private final DataSource database;
    private final Seal seal;

    KeyRegister(DataSource database, Seal seal) {
        this.database = database;
        this.seal = seal;
    }

    /**
     * Enters the keys at the first start and compares at every other.
     *
     * @throws ConfigurationFault when the database was used with other keys
     */
    void check() {
        String fingerprint = HexFormat.of().formatHex(seal.hash(Seal.Kind.FINGERPRINT, ENGINE));
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement enter = connection.prepareStatement(
                    "insert into key_register (fingerprint) select ? where not exists (select 1 from key_register)")) {
                enter.setString(1, fingerprint);
                enter.executeUpdate();
            }
            try (PreparedStatement known =
                    connection.prepareStatement("select 1 from key_register where fingerprint = ?")) {
                known.setString(1, fingerprint);
                try (ResultSet row = known.executeQuery()) {
                    if (!row.next()) {
                        throw new ConfigurationFault(
                                "precision-benefit.keys-dir",
                                "The keys folder is not the one that this database was used with. Name the right folder.");
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The keys cannot be held against the database (SQL state " + e.getSQLState() + ").", e);
        }
    }
}
