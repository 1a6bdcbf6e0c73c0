package org.precisionbenefit.audit.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.Seal;
import org.precisionbenefit.audit.Sealed;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.formulary.PlanId;

/** Reads kept decisions one after the other, of certain plans, for those who look at many; it changes nothing. */
public final class RecordedDecisions {
    private static final String FAULT = "The recorded decisions were not read";
    private static final String IDS = "select id from decision order by received_at, id";
    private static final String LATEST = "select id from decision order by received_at desc, id desc limit ?";
    private static final String FIND = "select d.plan_id, d.member_hash, p.wrapped_key, p.sealed from decision d"
            + " join payload p on p.decision_id = d.id where d.id = ?";

    private final DataSource database;
    private final Seal seal;
    private final VisiblePlans plans;

    /**
     * Builds the reader.
     *
     * @param database a login that may read
     * @param seal opens payloads
     * @param plans the plans whose decisions are read; the database shows no other
     */
    public RecordedDecisions(DataSource database, Seal seal, VisiblePlans plans) {
        this.database = Objects.requireNonNull(database, "database is null");
        this.seal = Objects.requireNonNull(seal, "seal is null");
        this.plans = Objects.requireNonNull(plans, "plans is null");
    }

    /**
     * A decision.
     *
     * @param record its record as canonical text
     * @param member what stands for its member: a keyed digest that says nothing of who that is
     */
    public record Recorded(String record, String member) {
        public Recorded {
            Objects.requireNonNull(record, "record is null");
            Objects.requireNonNull(member, "member is null");
        }
    }

    /** The ids of all decisions, in the order in which their requests were received. */
    public List<UUID> ids() {
        return PlansSeen.<List<UUID>, RuntimeException>of(database, plans, FAULT, connection -> {
            List<UUID> ids = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(IDS);
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getObject(1, UUID.class));
                }
            }
            return ids;
        });
    }

    /** The ids of the latest decisions, in the order in which their requests were received. */
    public List<UUID> latest(int most) {
        return PlansSeen.<List<UUID>, RuntimeException>of(database, plans, FAULT, connection -> {
            List<UUID> ids = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(LATEST)) {
                query.setInt(1, most);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        ids.add(rows.getObject(1, UUID.class));
                    }
                }
            }
            Collections.reverse(ids);
            return ids;
        });
    }

    /** These decisions, in this order; one that is not seen is left out. */
    public List<Recorded> of(List<UUID> ids) {
        return PlansSeen.<List<Recorded>, RuntimeException>of(database, plans, FAULT, connection -> {
            List<Recorded> found = new ArrayList<>();
            for (UUID id : ids) {
                add(connection, id, found);
            }
            return found;
        });
    }

    private void add(Connection connection, UUID id, List<Recorded> found) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(FIND)) {
            query.setObject(1, id);
            try (ResultSet row = query.executeQuery()) {
                if (row.next()) {
                    byte[] bytes = seal.open(
                            new DecisionId(id.toString()),
                            new PlanId(row.getString(1)),
                            new Sealed(row.getBytes(3), row.getBytes(4)));
                    found.add(new Recorded(
                            PayloadBytes.read(bytes).texts().record(),
                            HexFormat.of().formatHex(row.getBytes(2))));
                }
            }
        }
    }
}
