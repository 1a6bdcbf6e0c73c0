package org.precisionbenefit.audit.postgres;

import java.sql.SQLException;

/** What the database refused or could not do, said without the row that it was about. */
final class StoreFault {
    private StoreFault() {}

    static IllegalStateException of(String what, SQLException e) {
        return new IllegalStateException(
                what + " (SQL state " + e.getSQLState() + "). Maybe the database is stopped or its disk is full.", e);
    }
}
