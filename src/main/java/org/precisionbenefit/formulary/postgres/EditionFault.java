package org.precisionbenefit.formulary.postgres;

import java.sql.SQLException;
import org.precisionbenefit.terminology.ConfigurationFault;

/** What the database refused or could not do, and what an operator asked that cannot be done. */
final class EditionFault {
    private EditionFault() {}

    /** The database's own words can hold rows and are left out. */
    static IllegalStateException of(String what, SQLException e) {
        return new IllegalStateException(
                what + " (SQL state " + e.getSQLState()
                        + "). Maybe the database is stopped, its disk is full, or no server of this version has run on"
                        + " it.",
                e);
    }

    /** An edition that is not what it must be for what was asked. */
    static ConfigurationFault refused(long id, String why) {
        return new ConfigurationFault("formulary edition " + id, why);
    }
}
