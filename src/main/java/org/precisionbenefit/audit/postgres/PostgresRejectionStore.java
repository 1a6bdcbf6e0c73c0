package org.precisionbenefit.audit.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.Seal;
import org.precisionbenefit.audit.rejection.KeptRejection;
import org.precisionbenefit.audit.rejection.Refused;
import org.precisionbenefit.audit.rejection.Rejection;
import org.precisionbenefit.audit.rejection.RejectionQuery;
import org.precisionbenefit.audit.rejection.RejectionStore;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.terminology.Digest;

/** Keeps refusals in PostgreSQL, callers and bodies as keyed hashes. */
@ApplicationScoped
public class PostgresRejectionStore implements RejectionStore {
    private static final String WRITE = """
            insert into rejection (refused_at, caller_hash, refusals, door, status, kind, plan_id, body_hash)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String FIND = """
            select number, refused_at, caller_hash, refusals, door, status, kind, plan_id, body_hash from rejection
            where (?::timestamptz is null or refused_at >= ?::timestamptz)
              and (?::timestamptz is null or refused_at < ?::timestamptz)
              and (?::bigint is null or number < ?::bigint)
            order by number desc limit ?
            """;

    private final DataSource database;
    private final Seal seal;

    PostgresRejectionStore(DataSource database, Seal seal) {
        this.database = database;
        this.seal = seal;
    }

    @Override
    public void keep(List<Rejection> rejections) {
        // Lines of any plan, and of none, are written together.
        PlansSeen.of(database, VisiblePlans.EVERY, "Refusals were not kept", connection -> {
            write(connection, rejections);
            return rejections.size();
        });
    }

    private void write(Connection connection, List<Rejection> rejections) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(WRITE)) {
            for (Rejection each : rejections) {
                insert.setObject(1, each.at().atOffset(ZoneOffset.UTC));
                insert.setBytes(2, seal.hash(Seal.Kind.CALLER, each.caller().value()));
                insert.setInt(3, each.count());
                what(insert, each.refused());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void what(PreparedStatement insert, @Nullable Refused refused) throws SQLException {
        if (refused == null) {
            insert.setNull(4, Types.VARCHAR);
            insert.setNull(5, Types.INTEGER);
            insert.setNull(6, Types.VARCHAR);
            insert.setNull(7, Types.VARCHAR);
            insert.setNull(8, Types.BINARY);
            return;
        }
        PlanId plan = refused.plan();
        Digest body = refused.body();
        insert.setString(4, refused.door().place());
        insert.setInt(5, refused.status());
        insert.setString(6, refused.kind());
        insert.setString(7, plan == null ? null : plan.value());
        insert.setBytes(8, body == null ? null : seal.hash(Seal.Kind.BODY, body.hex()));
    }

    @Override
    public List<KeptRejection> find(RejectionQuery query, VisiblePlans plans) {
        return PlansSeen.of(database, plans, "Refusals were not looked up", connection -> found(connection, query));
    }

    private static List<KeptRejection> found(Connection connection, RejectionQuery query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setObject(1, utc(query.since()), Types.TIMESTAMP_WITH_TIMEZONE);
            statement.setObject(2, utc(query.since()), Types.TIMESTAMP_WITH_TIMEZONE);
            statement.setObject(3, utc(query.until()), Types.TIMESTAMP_WITH_TIMEZONE);
            statement.setObject(4, utc(query.until()), Types.TIMESTAMP_WITH_TIMEZONE);
            statement.setObject(5, query.before(), Types.BIGINT);
            statement.setObject(6, query.before(), Types.BIGINT);
            statement.setInt(7, query.most());
            List<KeptRejection> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(kept(row));
                }
            }
            return found;
        }
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static KeptRejection kept(ResultSet row) throws SQLException {
        String door = row.getString(5);
        String plan = row.getString(8);
        byte[] body = row.getBytes(9);
        return new KeptRejection(
                row.getLong(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                HexFormat.of().formatHex(row.getBytes(3)),
                door == null
                        ? null
                        : new KeptRejection.Refusal(
                                door,
                                row.getInt(6),
                                row.getString(7),
                                plan == null ? null : new PlanId(plan),
                                body == null ? null : HexFormat.of().formatHex(body)),
                row.getInt(4));
    }
}
