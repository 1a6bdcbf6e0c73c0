package org.precisionbenefit.audit.postgres;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.Seal;
import org.precisionbenefit.audit.Sealed;
import org.precisionbenefit.audit.outcome.BoundOutcome;
import org.precisionbenefit.audit.outcome.Outcome;
import org.precisionbenefit.audit.outcome.OutcomeStore;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.formulary.PlanId;

/**
 * Keeps outcomes in PostgreSQL, each sealed like a decision under an id that follows from what it says, so that the same report is
 * kept once. What is clear is the decision and its plan.
 */
public final class PostgresOutcomes implements OutcomeStore {
    private static final String FAULT = "The outcomes were not kept";
    private static final String WRITE =
            "insert into outcome (id, decision_id, plan_id, known_from, wrapped_key, sealed)"
                    + " values (?, ?, ?, ?, ?, ?) on conflict (id) do nothing";
    private static final String READ =
            "select id, plan_id, wrapped_key, sealed from outcome order by known_from, number";

    private static final String LAST = "select coalesce(max(number), 0) from outcome";

    private final DataSource database;
    private final Seal seal;
    private final Canonical canonical;
    private final Clock clock;

    /**
     * Builds the store.
     *
     * @param database a login that may read and add
     * @param seal seals what is about members
     * @param canonical how outcomes are written
     * @param clock by which it is dated since when something is known
     */
    public PostgresOutcomes(DataSource database, Seal seal, Canonical canonical, Clock clock) {
        this.database = Objects.requireNonNull(database, "database is null");
        this.seal = Objects.requireNonNull(seal, "seal is null");
        this.canonical = Objects.requireNonNull(canonical, "canonical is null");
        this.clock = Objects.requireNonNull(clock, "clock is null");
    }

    @Override
    public int keep(List<Kept> outcomes) {
        return PlansSeen.<Integer, RuntimeException>of(database, VisiblePlans.EVERY, FAULT, connection -> {
            int fresh = 0;
            for (Kept one : outcomes) {
                fresh += write(connection, one);
            }
            return fresh;
        });
    }

    private int write(Connection connection, Kept one) throws SQLException {
        byte[] text = canonical.encode(one.outcome()).getBytes(StandardCharsets.UTF_8);
        // The id follows from what is said by a keyed digest, or a guess could be tried against it.
        byte[] hash = seal.hash(Seal.Kind.OUTCOME, new String(text, StandardCharsets.UTF_8));
        UUID id = UUID.nameUUIDFromBytes(hash);
        Sealed sealed = seal.seal(new DecisionId(id.toString()), one.plan(), text);
        try (PreparedStatement insert = connection.prepareStatement(WRITE)) {
            insert.setObject(1, id);
            insert.setObject(
                    2, UUID.fromString(one.outcome().outcome().decision().value()));
            insert.setString(3, one.plan().value());
            insert.setObject(4, clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
            insert.setBytes(5, sealed.wrappedKey());
            insert.setBytes(6, sealed.ciphertext());
            return insert.executeUpdate();
        }
    }

    @Override
    public long last() {
        return PlansSeen.<Long, RuntimeException>of(
                database, VisiblePlans.EVERY, "The outcomes were not read", connection -> {
                    try (PreparedStatement query = connection.prepareStatement(LAST);
                            ResultSet row = query.executeQuery()) {
                        row.next();
                        return row.getLong(1);
                    }
                });
    }

    @Override
    public List<Kept> all(VisiblePlans plans) {
        return PlansSeen.<List<Kept>, RuntimeException>of(database, plans, "The outcomes were not read", connection -> {
            Map<String, Kept> latest = new LinkedHashMap<>();
            try (PreparedStatement query = connection.prepareStatement(READ);
                    ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    PlanId plan = new PlanId(row.getString(2));
                    byte[] text = seal.open(
                            new DecisionId(row.getString(1)), plan, new Sealed(row.getBytes(3), row.getBytes(4)));
                    BoundOutcome outcome =
                            canonical.decode(new String(text, StandardCharsets.UTF_8), BoundOutcome.class);
                    Outcome said = outcome.outcome();
                    String of = said.decision() + " " + said.item() + " " + said.model();
                    latest.remove(of);
                    latest.put(of, new Kept(plan, outcome));
                }
            }
            return new ArrayList<>(latest.values());
        });
    }
}
