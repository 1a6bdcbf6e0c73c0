package org.precisionbenefit.audit.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.Seal;
import org.precisionbenefit.audit.Sealed;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.profile.MemberId;
import org.precisionbenefit.profile.history.CountMembers;
import org.precisionbenefit.profile.history.KeepHistory;
import org.precisionbenefit.profile.history.LookUpHistory;
import org.precisionbenefit.profile.history.MemberHistory;

/**
 * Keeps members' histories in PostgreSQL, each row sealed under an id of its own, drawn like a decision's. A row holds the
 * number of its form and the history as canonical JSON. What is looked up are the rows of one plan: the database shows no
 * other.
 */
public final class PostgresHistory implements KeepHistory, LookUpHistory, CountMembers {
    private static final byte FORM = 1;
    /** A part that grows larger is written, so that an import of any size fits into memory. */
    private static final int MOST_RECORDS = 20_000;

    private static final String WRITE = "insert into member_history (id, plan_id, member_hash, known_from, wrapped_key,"
            + " sealed) values (?, ?, ?, ?, ?, ?)";
    private static final String FIND = "select id, wrapped_key, sealed from history_of(?, ?, ?)";
    private static final String COUNT =
            Plans.SET + "; select count(distinct member_hash) from member_history where plan_id = ?";

    private final DataSource database;
    private final Seal seal;
    private final Canonical canonical;
    private final Clock clock;
    private final Supplier<UUID> ids;

    /**
     * Builds the store.
     *
     * @param database a login that may read and add
     * @param seal seals what is about members
     * @param canonical how histories are written
     * @param clock by which it is dated since when something is known
     * @param ids draws the id of each row
     */
    public PostgresHistory(DataSource database, Seal seal, Canonical canonical, Clock clock, Supplier<UUID> ids) {
        this.database = Objects.requireNonNull(database, "database is null");
        this.seal = Objects.requireNonNull(seal, "seal is null");
        this.canonical = Objects.requireNonNull(canonical, "canonical is null");
        this.clock = Objects.requireNonNull(clock, "clock is null");
        this.ids = Objects.requireNonNull(ids, "ids is null");
    }

    @Override
    public void whole(Reading file) throws IOException {
        PlansSeen.of(database, VisiblePlans.EVERY, "The history was not kept", connection -> {
            Parts parts = new Parts(connection, clock.instant().truncatedTo(ChronoUnit.MICROS));
            file.into(parts);
            parts.write();
            return parts;
        });
    }

    /** Gathers what belongs to one member and plan, so that a member's rows are few. */
    private final class Parts implements Adding {
        private record Whose(PlanId plan, MemberId member) {}

        private final Connection connection;
        private final Instant knownFrom;
        private final Map<String, Whose> whose = new TreeMap<>();
        private final Map<String, MemberHistory.Gathering> parts = new TreeMap<>();
        private int records;

        Parts(Connection connection, Instant knownFrom) {
            this.connection = connection;
            this.knownFrom = knownFrom;
        }

        @Override
        public void add(MemberId member, PlanId plan, MemberHistory part) {
            String key = plan.value() + "\n" + member.value();
            whose.put(key, new Whose(plan, member));
            parts.computeIfAbsent(key, any -> new MemberHistory.Gathering()).add(part);
            records += part.size();
            if (records >= MOST_RECORDS) {
                write();
            }
        }

        void write() {
            try (PreparedStatement insert = connection.prepareStatement(WRITE)) {
                for (Map.Entry<String, MemberHistory.Gathering> part : parts.entrySet()) {
                    Whose of = Objects.requireNonNull(whose.get(part.getKey()));
                    row(insert, of, part.getValue().history());
                    insert.addBatch();
                }
                insert.executeBatch();
            } catch (SQLException e) {
                throw StoreFault.of("The history was not kept", e);
            }
            parts.clear();
            whose.clear();
            records = 0;
        }

        private void row(PreparedStatement insert, Whose of, MemberHistory part) throws SQLException {
            UUID id = ids.get();
            Sealed sealed = seal.seal(new DecisionId(id.toString()), of.plan(), written(part));
            insert.setObject(1, id);
            insert.setString(2, of.plan().value());
            insert.setBytes(3, seal.hash(Seal.Kind.MEMBER, of.member().value()));
            insert.setObject(4, knownFrom.atOffset(ZoneOffset.UTC));
            insert.setBytes(5, sealed.wrappedKey());
            insert.setBytes(6, sealed.ciphertext());
        }
    }

    @Override
    public MemberHistory of(MemberId member, PlanId plan, Instant knownBy) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setString(1, plan.value());
            statement.setBytes(2, seal.hash(Seal.Kind.MEMBER, member.value()));
            statement.setObject(3, knownBy.atOffset(ZoneOffset.UTC));
            MemberHistory.Gathering all = new MemberHistory.Gathering();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Sealed sealed = new Sealed(row.getBytes(2), row.getBytes(3));
                    all.add(read(seal.open(new DecisionId(row.getString(1)), plan, sealed)));
                }
            }
            return all.history();
        } catch (SQLException e) {
            throw StoreFault.of("The history was not looked up", e);
        }
    }

    /** Both go in one trip and one transaction, because a count has a fixed length; see {@link DecisionWriter}. */
    @Override
    public long of(PlanId plan) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(COUNT)) {
            statement.setString(1, Plans.text(VisiblePlans.only(Set.of(plan))));
            statement.setString(2, plan.value());
            statement.execute();
            statement.getMoreResults();
            try (ResultSet count = statement.getResultSet()) {
                count.next();
                return count.getLong(1);
            }
        } catch (SQLException e) {
            throw StoreFault.of("The members were not counted", e);
        }
    }

    private byte[] written(MemberHistory part) {
        byte[] json = canonical.encode(part).getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[json.length + 1];
        bytes[0] = FORM;
        System.arraycopy(json, 0, bytes, 1, json.length);
        return bytes;
    }

    private MemberHistory read(byte[] bytes) {
        if (bytes.length == 0 || bytes[0] != FORM) {
            throw new IllegalStateException("A history of this form is not known to this version.");
        }
        return canonical.decode(new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8), MemberHistory.class);
    }
}
