package org.precisionbenefit.audit.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.precisionbenefit.access.VisiblePlans;

/** One transaction that is shown the rows of certain plans, wherever more than one statement is sent. */
final class PlansSeen {
    private PlansSeen() {}

    /** What is done in the transaction; it may end by a fault of its own. */
    @FunctionalInterface
    interface Work<T, E extends Exception> {
        T in(Connection connection) throws SQLException, E;
    }

    /**
     * Does it whole or not at all.
     *
     * @param fault what did not happen when the database fails, in words
     * @throws E when the work ends so
     * @throws IllegalStateException when the database fails
     */
    static <T, E extends Exception> T of(DataSource database, VisiblePlans plans, String fault, Work<T, E> work)
            throws E {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            boolean kept = false;
            try (PreparedStatement see = connection.prepareStatement(Plans.SET)) {
                see.setString(1, Plans.text(plans));
                see.execute();
                T done = work.in(connection);
                connection.commit();
                kept = true;
                return done;
            } finally {
                if (!kept) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw StoreFault.of(fault, e);
        }
    }
}
