package org.precisionbenefit.audit.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.audit.KeptEntry;
import org.precisionbenefit.audit.Salt;
import org.precisionbenefit.audit.review.ReviewId;
import org.precisionbenefit.audit.review.ReviewOpening;
import org.precisionbenefit.audit.review.ReviewPart;
import org.precisionbenefit.audit.review.WaitingItem;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.terminology.Digest;

/** The rows around reviews that hold nothing of members: openings, entries, and the queue. */
final class ReviewRows {
    private static final String OPEN =
            "insert into review_opening (id, decision_id, item, plan_id, opened_by, opened_at,"
                    + " parts, scores_hidden) values (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String OPENING =
            "select decision_id, item, plan_id, opened_by, opened_at, parts, scores_hidden from review_opening where id = ?";
    private static final String WAITING = """
            select decision_id, item, plan_id, due_at from waiting_item w
            where (?::timestamptz is null or (due_at, decision_id, item) > (?::timestamptz, ?::uuid, ?::int))
              and not exists (select 1 from decision later where later.completes = w.decision_id)
            order by due_at, decision_id, item limit ?
            """;

    private static final String ENTRY = "select r.entry, p.salt, p.sealed from review r join review_payload p on"
            + " p.review_id = r.id where r.id = ?";

    private ReviewRows() {}

    static Optional<KeptEntry> entry(Connection connection, ReviewId id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(ENTRY)) {
            query.setObject(1, UUID.fromString(id.value()));
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new KeptEntry(row.getString(1), new Salt(row.getString(2)), Digest.of(row.getBytes(3))))
                        : Optional.empty();
            }
        }
    }

    static void open(Connection connection, ReviewOpening opening) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(OPEN)) {
            insert.setObject(1, UUID.fromString(opening.id().value()));
            insert.setObject(2, UUID.fromString(opening.decision().value()));
            insert.setInt(3, opening.item());
            insert.setString(4, opening.plan().value());
            insert.setString(5, opening.by().value());
            insert.setObject(6, opening.at().atOffset(ZoneOffset.UTC));
            insert.setArray(
                    7,
                    connection.createArrayOf(
                            "text", opening.parts().stream().map(Enum::name).toArray()));
            insert.setBoolean(8, opening.scoresHidden());
            insert.executeUpdate();
        }
    }

    static Optional<ReviewOpening> opening(Connection connection, ReviewId id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(OPENING)) {
            query.setObject(1, UUID.fromString(id.value()));
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(opening(id, row)) : Optional.empty();
            }
        }
    }

    private static ReviewOpening opening(ReviewId id, ResultSet row) throws SQLException {
        String[] parts = (String[]) row.getArray(6).getArray();
        return new ReviewOpening(
                id,
                new DecisionId(row.getString(1)),
                new PlanId(row.getString(3)),
                row.getInt(2),
                new CallerId(row.getString(4)),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                Arrays.stream(parts).map(ReviewPart::valueOf).toList(),
                row.getBoolean(7));
    }

    static List<WaitingItem> waiting(Connection connection, @Nullable WaitingItem after, int most) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(WAITING)) {
            OffsetDateTime due = after == null ? null : after.dueAt().atOffset(ZoneOffset.UTC);
            query.setObject(1, due, Types.TIMESTAMP_WITH_TIMEZONE);
            query.setObject(2, due, Types.TIMESTAMP_WITH_TIMEZONE);
            query.setObject(
                    3, after == null ? null : UUID.fromString(after.decision().value()), Types.OTHER);
            query.setObject(4, after == null ? null : after.item(), Types.INTEGER);
            query.setInt(5, most);
            List<WaitingItem> found = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(new WaitingItem(
                            new DecisionId(row.getString(1)),
                            row.getInt(2),
                            new PlanId(row.getString(3)),
                            row.getObject(4, OffsetDateTime.class).toInstant()));
                }
            }
            return found;
        }
    }
}
