package org.precisionbenefit.audit.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.Seal;
import org.precisionbenefit.audit.docket.DocketLine;
import org.precisionbenefit.audit.docket.DocketStore;
import org.precisionbenefit.audit.docket.LoggedEvent;
import org.precisionbenefit.audit.docket.SheetHead;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.terminology.Period;

/** Keeps the docket in PostgreSQL, everything on its sheets sealed. Whoever looks names the plans that may be seen first. */
@ApplicationScoped
public class PostgresDocketStore implements DocketStore {
    private static final int AT_ONCE = 200;
    private static final String PLACE = "select form, next_seq from docket_place where one = 1 for update skip locked";
    private static final String EVENTS = "select entry from audit_log where seq >= ? order by seq limit ?";
    private static final String ADVANCE = "update docket_place set form = ?, next_seq = ? where one = 1";
    private static final String HEADS = """
            select id, plan_id, first_at, last_at, lines, wrapped_key, sealed from docket_sheet
            where last_at >= ? and last_at < ? and (?::timestamptz is null or first_at <= ?)
              and (?::timestamptz is null or (last_at, id) < (?::timestamptz, ?::uuid))
            order by last_at desc, id desc limit ?
            """;
    private static final String EVERY_HEAD = "select id, plan_id, first_at, last_at, lines, wrapped_key, sealed"
            + " from docket_sheet where last_at >= ? and last_at < ?";
    private static final String MONTHS = "select id, plan_id, month, changed from docket_month"
            + " where month >= ? and month <= ? order by month desc, plan_id";
    private static final String REACH = "select (select next_seq from docket_place where one = 1),"
            + " (select size from audit_head where one = 1)";
    private static final String CASE = """
            with recursive back as (
              select id, completes from decision where id = ?
              union all
              select d.id, d.completes from decision d join back b on d.id = b.completes
            ), onward as (
              select id from decision where id = ?
              union all
              select d.id from decision d join onward o on d.completes = o.id
            )
            select id, plan_id, received_at, completes,
              exists (select 1 from decision later where later.completes = d.id),
              exists (select 1 from payload p where p.decision_id = d.id)
            from decision d where id in (select id from back union select id from onward)
            order by received_at, id limit 200
            """;

    private final DataSource database;
    private final DocketSeal seal;
    private final DocketMonths months;

    PostgresDocketStore(DataSource database, Seal seal) {
        this.database = Objects.requireNonNull(database, "database is null");
        this.seal = new DocketSeal(seal);
        this.months = new DocketMonths(this.seal);
    }

    @Override
    public OptionalInt proceed(int form, int most, Work work) {
        return PlansSeen.of(database, VisiblePlans.EVERY, "The docket was not continued", connection -> {
            long next;
            try (PreparedStatement query = connection.prepareStatement(PLACE);
                    ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return OptionalInt.empty();
                }
                next = row.getInt(1) == form ? row.getLong(2) : anew(connection);
            }
            List<LoggedEvent> events = events(connection, next, most);
            if (!events.isEmpty()) {
                PostgresDocketDesk desk = new PostgresDocketDesk(connection, seal);
                work.on(events, desk);
                desk.finish();
            }
            try (PreparedStatement advance = connection.prepareStatement(ADVANCE)) {
                advance.setInt(1, form);
                advance.setLong(2, next + events.size());
                advance.executeUpdate();
            }
            return OptionalInt.of(events.size());
        });
    }

    private static long anew(Connection connection) throws SQLException {
        try (PreparedStatement sheets = connection.prepareStatement("delete from docket_sheet");
                PreparedStatement months = connection.prepareStatement("delete from docket_month")) {
            sheets.executeUpdate();
            months.executeUpdate();
        }
        return 0;
    }

    private static List<LoggedEvent> events(Connection connection, long next, int most) throws SQLException {
        List<LoggedEvent> events = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(EVENTS)) {
            query.setLong(1, next);
            query.setInt(2, most);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    events.add(LoggedEvent.read(row.getString(1)));
                }
            }
        }
        return events;
    }

    @Override
    public List<SheetHead> heads(Period days, HeadPlace place, int most, VisiblePlans plans) {
        return PlansSeen.of(database, plans, "The docket was not read", connection -> {
            List<SheetHead> found = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(HEADS)) {
                between(query, days);
                OffsetDateTime notAfter = utc(place.notAfter());
                SheetHead after = place.after();
                OffsetDateTime last = after == null ? null : utc(after.last());
                query.setObject(3, notAfter, Types.TIMESTAMP_WITH_TIMEZONE);
                query.setObject(4, notAfter, Types.TIMESTAMP_WITH_TIMEZONE);
                query.setObject(5, last, Types.TIMESTAMP_WITH_TIMEZONE);
                query.setObject(6, last, Types.TIMESTAMP_WITH_TIMEZONE);
                query.setObject(7, after == null ? null : after.id(), Types.OTHER);
                query.setInt(8, most);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        found.add(seal.head(row, false));
                    }
                }
            }
            return found;
        });
    }

    @Override
    public void everyHead(Period days, VisiblePlans plans, Consumer<SheetHead> take) {
        PlansSeen.<Integer, RuntimeException>of(database, plans, "The docket was not counted", connection -> {
            int heads = 0;
            try (PreparedStatement query = connection.prepareStatement(EVERY_HEAD)) {
                query.setFetchSize(AT_ONCE);
                between(query, days);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        take.accept(seal.head(row, true));
                        heads++;
                    }
                }
            }
            return heads;
        });
    }

    /** Sums that were read before and did not change since are not opened again. */
    @Override
    public List<MonthSum> months(Period days, VisiblePlans plans) {
        return PlansSeen.of(database, plans, "The docket was not counted", connection -> {
            List<MonthSum> found = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(MONTHS)) {
                query.setObject(1, days.start().withDayOfMonth(1));
                query.setObject(2, last(days));
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        found.add(months.of(connection, row));
                    }
                }
            }
            return found;
        });
    }

    private static LocalDate last(Period days) {
        LocalDate end = days.end();
        return end == null ? LocalDate.of(9999, 12, 30) : end;
    }

    private static void between(PreparedStatement query, Period days) throws SQLException {
        query.setObject(1, days.start().atStartOfDay().atOffset(ZoneOffset.UTC));
        query.setObject(2, last(days).plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    @Override
    public List<DocketLine> lines(SheetHead head, VisiblePlans plans) {
        return PlansSeen.of(
                database, plans, "The docket was not read", connection -> seal.lines(connection, head.id()));
    }

    @Override
    public Reach reach() {
        return PlansSeen.of(database, VisiblePlans.EVERY, "The docket was not read", connection -> {
            try (PreparedStatement query = connection.prepareStatement(REACH);
                    ResultSet row = query.executeQuery()) {
                row.next();
                return new Reach(row.getLong(1), row.getLong(2));
            }
        });
    }

    @Override
    public List<ClearDecision> caseOf(DecisionId decision, VisiblePlans plans) {
        UUID id = UUID.fromString(decision.value());
        return PlansSeen.of(database, plans, "The case was not read", connection -> {
            List<ClearDecision> found = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(CASE)) {
                query.setObject(1, id);
                query.setObject(2, id);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        found.add(clear(row));
                    }
                }
            }
            return found;
        });
    }

    static ClearDecision clear(ResultSet row) throws SQLException {
        String completes = row.getString(4);
        return new ClearDecision(
                new DecisionId(row.getString(1)),
                new PlanId(row.getString(2)),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                completes == null ? null : new DecisionId(completes),
                row.getBoolean(5),
                row.getBoolean(6));
    }
}
