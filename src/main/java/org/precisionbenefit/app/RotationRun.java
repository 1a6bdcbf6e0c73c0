package org.precisionbenefit.app;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import org.precisionbenefit.api.cli.Engine.Rotated;
import org.precisionbenefit.terminology.ConfigurationFault;

/** One rotation of keys, beside the server that runs on the data folder or alone. */
final class RotationRun {
    private final KeysFolder keys;

    RotationRun(KeysFolder keys) {
        this.keys = keys;
    }

    /** Rotates; what was wrapped anew and what was not. */
    Rotated run() throws IOException, InterruptedException {
        if (Settings.namesDatabase()) {
            return rotate(Settings.database(), Settings.rotationLogin(), Settings.rotationPassword());
        }
        return new DatabaseVisit(keys)
                .embedded(this::rotate)
                .orElseThrow(() -> new ConfigurationFault(
                        "precision-benefit.data-dir",
                        "There is no database in the data folder whose keys could be rotated. Name the right folder."));
    }

    private Rotated rotate(String url) throws IOException {
        return rotate(
                url,
                KeysFolder.ROTATION,
                Objects.requireNonNull(keys.passwords().get(KeysFolder.ROTATION)));
    }

    private Rotated rotate(String url, String login, String password) throws IOException {
        try (Connection database = DriverManager.getConnection(url, login, password)) {
            return new KeyRotation(keys).rotate(database);
        } catch (SQLException e) {
            // The driver's own words can hold rows.
            throw new IOException(
                    "The database did not let the keys be rotated (SQL state " + e.getSQLState()
                            + "). What was done stays; run the command again when it is reached by a login that may read and"
                            + " update payload keys.",
                    e);
        }
    }
}
