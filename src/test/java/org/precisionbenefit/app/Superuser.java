package org.precisionbenefit.app;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.eclipse.microprofile.config.ConfigProvider;

/** The one login that may do everything, for tests that look or tamper behind the application's back. */
public final class Superuser {
    static final String PASSWORD = "test.superuser-password";

    private Superuser() {}

    /** A connection to the database of {@link DurableDatabase}. */
    public static Connection connect() throws SQLException {
        var config = ConfigProvider.getConfig();
        return DriverManager.getConnection(
                config.getValue("quarkus.datasource.jdbc.url", String.class),
                KeysFolder.SUPERUSER,
                config.getValue(PASSWORD, String.class));
    }
}
