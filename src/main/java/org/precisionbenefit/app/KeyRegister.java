package org.precisionbenefit.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.precisionbenefit.audit.Seal;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.terminology.ConfigurationFault;

/**
 * Holds the keys folder against the database: with the hashing keys of another one nothing would be found again, with its
 * sealing keys nothing would open.
 */
@ApplicationScoped
class KeyRegister {
    private static final Logger LOG = Logger.getLogger(KeyRegister.class);
    private static final String SETTING = "precision-benefit.keys-dir";
    private static final String ENGINE = "precision-benefit-engine";
    /** Ids are drawn by chance, so that their first and their last are of any time; both ends stand in an index. */
    private static final String A_FEW = """
            select set_config('app.plans', '*', true);
            (select decision_id, plan_id, wrapped_key from payload order by decision_id limit 5) union
            (select decision_id, plan_id, wrapped_key from payload order by decision_id desc limit 5)
            """;

    private final DataSource database;
    private final Seal seal;
    private final Path keys;

    KeyRegister(DataSource database, Seal seal, @ConfigProperty(name = SETTING) Path keys) {
        this.database = database;
        this.seal = seal;
        this.keys = keys;
    }

    /**
     * Enters the hashing keys at the first start and compares at every other; tries the sealing keys on a few payloads.
     *
     * @throws ConfigurationFault when the database was used with other keys
     */
    void check() {
        try (Connection connection = database.getConnection()) {
            checkHashing(connection);
            checkSealing(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The keys cannot be held against the database (SQL state " + e.getSQLState() + ").", e);
        }
    }

    private void checkHashing(Connection connection) throws SQLException {
        String fingerprint = HexFormat.of().formatHex(seal.hash(Seal.Kind.FINGERPRINT, ENGINE));
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
                            SETTING,
                            "The keys folder is not the one that this database was used with. Name the right folder.");
                }
            }
        }
    }

    /** A payload that was changed by somebody does not open either, so that one alone stops nothing. */
    private void checkSealing(Connection connection) throws SQLException {
        int tried = 0;
        int opened = 0;
        try (Statement statement = connection.createStatement()) {
            statement.execute(A_FEW);
            statement.getMoreResults();
            try (ResultSet row = statement.getResultSet()) {
                while (row.next()) {
                    tried++;
                    opened += opens(row.getString(1), row.getString(2), row.getBytes(3)) ? 1 : 0;
                }
            }
        }
        if (opened == 0 && tried > 0) {
            throw new ConfigurationFault(
                    SETTING,
                    "The file sealing.json of the keys folder (" + keys + ") opens none of the " + tried
                            + " payloads of this database that were tried, while hashing.json is the right one. Put back the"
                            + " sealing.json that was used with this database, from its copy, and start again. Nothing was"
                            + " changed.");
        }
        if (opened < tried) {
            LOG.errorf(
                    "ALARM: %d of %d payloads that were tried do not open with the keys folder (%s). Maybe they were"
                            + " changed, or sealing.json is a copy from before the last rotation: then put back the newest.",
                    tried - opened, tried, keys);
        }
    }

    private boolean opens(String id, String plan, byte[] wrappedKey) {
        try {
            seal.rewrap(new DecisionId(id), new PlanId(plan), wrappedKey);
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }
}
