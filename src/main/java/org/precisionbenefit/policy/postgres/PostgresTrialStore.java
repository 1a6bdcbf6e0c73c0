package org.precisionbenefit.policy.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.policy.draft.DraftTrial;
import org.precisionbenefit.policy.draft.DraftTrialStore;
import org.precisionbenefit.terminology.Digest;

/** Keeps simulations of drafts in PostgreSQL. The application adds and reads them. */
@ApplicationScoped
public class PostgresTrialStore implements DraftTrialStore {
    private static final String BEGIN =
            "insert into policy_trial (draft, recorded, seed, requests, every_policy, plans,"
                    + " release, started_by, started_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning number";
    private static final String END =
            "insert into policy_trial_end (trial, ended_at, report, fault) values (?, ?, ?, ?)";
    private static final String COLUMNS = "select t.number, t.draft, t.recorded, t.seed, t.requests, t.every_policy,"
            + " t.plans, t.release, t.started_by, t.started_at, e.ended_at, e.report, e.fault from policy_trial t"
            + " left join policy_trial_end e on e.trial = t.number ";
    private static final String FIND = COLUMNS + "where t.number = ?";
    private static final String OF_DRAFT = COLUMNS + "where t.draft = ? order by t.number desc";

    private final DataSource database;

    public PostgresTrialStore(DataSource database) {
        this.database = database;
    }

    @Override
    public long begin(DraftTrial trial) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(BEGIN)) {
            statement.setLong(1, trial.draft());
            statement.setBoolean(2, trial.order().recorded());
            statement.setLong(3, trial.order().seed());
            statement.setInt(4, trial.order().requests());
            statement.setBoolean(5, trial.order().everyPolicy());
            statement.setArray(6, array(connection, trial.order().plans()));
            statement.setString(7, trial.release().hex());
            statement.setString(8, trial.startedBy().value());
            statement.setObject(9, trial.startedAt().atOffset(ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw fault("The simulation was not kept", e);
        }
    }

    @Override
    public void end(long number, DraftTrial.End end) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(END)) {
            statement.setLong(1, number);
            statement.setObject(2, end.at().atOffset(ZoneOffset.UTC));
            statement.setString(3, end.report());
            statement.setString(4, end.fault());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw fault("The end of the simulation was not kept", e);
        }
    }

    @Override
    public Optional<DraftTrial> find(long number) {
        return read(FIND, number).stream().findFirst();
    }

    @Override
    public List<DraftTrial> of(long draft) {
        return read(OF_DRAFT, draft);
    }

    private List<DraftTrial> read(String query, long number) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setLong(1, number);
            try (ResultSet row = statement.executeQuery()) {
                List<DraftTrial> trials = new ArrayList<>();
                while (row.next()) {
                    trials.add(trial(row));
                }
                return List.copyOf(trials);
            }
        } catch (SQLException e) {
            throw fault("The simulations were not read", e);
        }
    }

    private static DraftTrial trial(ResultSet row) throws SQLException {
        OffsetDateTime ended = row.getObject(11, OffsetDateTime.class);
        return new DraftTrial(
                row.getLong(1),
                row.getLong(2),
                new DraftTrial.Order(
                        row.getBoolean(3), row.getLong(4), row.getInt(5), row.getBoolean(6), plans(row.getArray(7))),
                new Digest(row.getString(8)),
                new CallerId(row.getString(9)),
                row.getObject(10, OffsetDateTime.class).toInstant(),
                ended == null ? null : new DraftTrial.End(ended.toInstant(), row.getString(12), row.getString(13)));
    }

    private static @Nullable Array array(Connection connection, VisiblePlans plans) throws SQLException {
        return plans instanceof VisiblePlans.Only only
                ? connection.createArrayOf(
                        "text",
                        only.plans().stream().map(PlanId::value).sorted().toArray())
                : null;
    }

    private static VisiblePlans plans(@Nullable Array array) throws SQLException {
        return array == null
                ? VisiblePlans.EVERY
                : VisiblePlans.only(
                        Stream.of((String[]) array.getArray()).map(PlanId::new).collect(Collectors.toSet()));
    }

    private static IllegalStateException fault(String what, SQLException e) {
        return new IllegalStateException(
                what + " (SQL state " + e.getSQLState() + "). Maybe the database is stopped or its disk is full.", e);
    }
}
