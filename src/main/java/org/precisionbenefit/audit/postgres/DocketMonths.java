package org.precisionbenefit.audit.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.precisionbenefit.audit.docket.DocketStore.MonthSum;
import org.precisionbenefit.formulary.PlanId;

/** Sums of months, the latest used of which stay opened until they change. */
final class DocketMonths {
    /** A few years of a few plans; each takes some hundred kilobytes. */
    private static final int MOST = 96;

    private static final String FIND = "select id, plan_id, wrapped_key, sealed from docket_month where id = ?";

    private final DocketSeal seal;
    private final Map<UUID, Held> held = new LinkedHashMap<>(16, 0.75f, true);

    DocketMonths(DocketSeal seal) {
        this.seal = seal;
    }

    private record Held(long changed, MonthSum sum) {}

    /** The sum in a row of id, plan, month and how often it changed. */
    MonthSum of(Connection connection, ResultSet row) throws SQLException {
        UUID id = row.getObject(1, UUID.class);
        long changed = row.getLong(4);
        Held before;
        synchronized (held) {
            before = held.get(id);
        }
        if (before != null && before.changed() == changed) {
            return before.sum();
        }
        MonthSum sum =
                opened(connection, id, new PlanId(row.getString(2)), YearMonth.from(row.getObject(3, LocalDate.class)));
        synchronized (held) {
            held.put(id, new Held(changed, sum));
            if (held.size() > MOST) {
                held.remove(held.keySet().iterator().next());
            }
        }
        return sum;
    }

    private MonthSum opened(Connection connection, UUID id, PlanId plan, YearMonth month) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(FIND)) {
            query.setObject(1, id);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("A sum that was listed must be there.", "02000");
                }
                return new MonthSum(plan, month, seal.sum(row));
            }
        }
    }
}
