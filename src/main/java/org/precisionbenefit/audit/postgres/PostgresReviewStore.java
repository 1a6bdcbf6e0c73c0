package org.precisionbenefit.audit.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.KeptEntry;
import org.precisionbenefit.audit.Salt;
import org.precisionbenefit.audit.Seal;
import org.precisionbenefit.audit.Sealed;
import org.precisionbenefit.audit.event.Happened;
import org.precisionbenefit.audit.log.PromiseEntry;
import org.precisionbenefit.audit.review.KeptReview;
import org.precisionbenefit.audit.review.ReviewEntry;
import org.precisionbenefit.audit.review.ReviewId;
import org.precisionbenefit.audit.review.ReviewOpening;
import org.precisionbenefit.audit.review.ReviewStore;
import org.precisionbenefit.audit.review.WaitingItem;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.terminology.Digest;

/**
 * Keeps reviews in PostgreSQL, what is about members sealed. The database itself queues the entry for the log, takes the item out
 * of what waits, and refuses a review of an item that was answered or whose case went on.
 */
@ApplicationScoped
public class PostgresReviewStore implements ReviewStore {
    private static final String WRITE = """
            insert into review (id, decision_id, item, plan_id, reviewed_at, key_hash, entry, receipt)
            values (?, ?, ?, ?, ?, ?, ?, ?) on conflict on constraint review_key_key do nothing
            """;
    private static final String SEAL =
            "insert into review_payload (review_id, plan_id, wrapped_key, salt, sealed) values (?, ?, ?, ?, ?)";
    private static final String READ = "select r.id, r.decision_id, r.plan_id, r.item, r.reviewed_at, r.receipt,"
            + " p.wrapped_key, p.sealed from review r join review_payload p on p.review_id = r.id where ";
    private static final String COUNTS = """
            select count(*), count(*) filter (where due_at < ?), count(*) filter (where due_at < ?),
              (select decision_id from waiting_item where due_at < ? order by due_at, decision_id, item limit 1)
            from waiting_item
            """;
    private static final String TAKEN = "review_item_key";

    private final DataSource database;
    private final Seal seal;
    private final Canonical canonical;
    private final PromiseEntry log;
    private final EventWriter events;

    PostgresReviewStore(DataSource database, Seal seal, Canonical canonical, PromiseEntry log, EventWriter events) {
        this.events = events;
        this.database = database;
        this.seal = seal;
        this.canonical = canonical;
        this.log = log;
    }

    /** The item was answered, or its case went on. */
    private static final class Overtaken extends Exception {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public void open(ReviewOpening opening) {
        PlansSeen.of(database, only(opening.plan()), "The opening of a form was not kept", connection -> {
            ReviewRows.open(connection, opening);
            return opening;
        });
    }

    @Override
    public Optional<ReviewOpening> opening(ReviewId id, VisiblePlans plans) {
        return PlansSeen.of(
                database,
                plans,
                "The opening of a form was not found",
                connection -> ReviewRows.opening(connection, id));
    }

    @Override
    public Optional<KeptReview> keep(KeptReview review, List<Happened> beside) {
        Sealed sealed = seal.seal(sealedAs(review.id()), review.plan(), bytes(review));
        Salt salt = seal.salt();
        String entry = canonical.encode(ReviewEntry.of(review, salt, Digest.of(sealed.ciphertext())));
        KeptReview promised = review.receipted(log.promise(entry, review.at()).text());
        boolean kept;
        try {
            kept = PlansSeen.of(database, only(review.plan()), "The review was not kept", connection -> {
                boolean first = write(connection, promised, entry);
                if (first) {
                    write(connection, promised, salt, sealed);
                    for (Happened event : beside) {
                        events.write(connection, event);
                    }
                }
                return first;
            });
        } catch (Overtaken e) {
            // Whoever sends the same review twice at once was overtaken by nobody else.
            return findByKey(review.key().key(), only(review.plan()));
        }
        return kept ? Optional.of(promised) : findByKey(review.key().key(), only(review.plan()));
    }

    private boolean write(Connection connection, KeptReview review, String entry) throws SQLException, Overtaken {
        try (PreparedStatement insert = connection.prepareStatement(WRITE)) {
            insert.setObject(1, UUID.fromString(review.id().value()));
            insert.setObject(2, UUID.fromString(review.decision().value()));
            insert.setInt(3, review.item());
            insert.setString(4, review.plan().value());
            insert.setObject(5, review.at().atOffset(ZoneOffset.UTC));
            insert.setBytes(6, hash(review.key().key()));
            insert.setString(7, entry);
            insert.setString(8, review.receipt());
            return insert.executeUpdate() == 1;
        } catch (PSQLException e) {
            ServerErrorMessage said = e.getServerErrorMessage();
            if (said != null && TAKEN.equals(said.getConstraint())) {
                throw new Overtaken();
            }
            throw e;
        }
    }

    private static void write(Connection connection, KeptReview review, Salt salt, Sealed sealed) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(SEAL)) {
            insert.setObject(1, UUID.fromString(review.id().value()));
            insert.setString(2, review.plan().value());
            insert.setBytes(3, sealed.wrappedKey());
            insert.setString(4, salt.hex());
            insert.setBytes(5, sealed.ciphertext());
            insert.executeUpdate();
        }
    }

    @Override
    public Optional<KeptReview> findByKey(String key, VisiblePlans plans) {
        return read("r.key_hash = ?", hash(key), plans).stream().findFirst();
    }

    @Override
    public List<KeptReview> of(DecisionId decision, VisiblePlans plans) {
        return read("r.decision_id = ? order by r.item", UUID.fromString(decision.value()), plans);
    }

    private List<KeptReview> read(String which, Object value, VisiblePlans plans) {
        return PlansSeen.of(database, plans, "Reviews were not read", connection -> {
            List<KeptReview> found = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(READ + which)) {
                query.setObject(1, value);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        found.add(kept(row));
                    }
                }
            }
            return found;
        });
    }

    private KeptReview kept(ResultSet row) throws SQLException {
        ReviewId id = new ReviewId(row.getString(1));
        PlanId plan = new PlanId(row.getString(3));
        ReviewBytes payload =
                ReviewBytes.read(seal.open(sealedAs(id), plan, new Sealed(row.getBytes(7), row.getBytes(8))));
        return new KeptReview(
                id,
                new DecisionId(row.getString(2)),
                plan,
                row.getInt(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                payload.key(),
                payload.texts(),
                row.getString(6));
    }

    @Override
    public Optional<KeptEntry> entry(ReviewId id, VisiblePlans plans) {
        return PlansSeen.of(
                database, plans, "The entry of a review was not read", connection -> ReviewRows.entry(connection, id));
    }

    @Override
    public List<WaitingItem> waiting(@Nullable WaitingItem after, int most, VisiblePlans plans) {
        return PlansSeen.of(
                database, plans, "What waits was not read", connection -> ReviewRows.waiting(connection, after, most));
    }

    @Override
    public Counts counts(Instant now, Instant soon) {
        return PlansSeen.of(database, VisiblePlans.EVERY, "What waits was not counted", connection -> {
            try (PreparedStatement query = connection.prepareStatement(COUNTS)) {
                query.setObject(1, now.atOffset(ZoneOffset.UTC));
                query.setObject(2, soon.atOffset(ZoneOffset.UTC));
                query.setObject(3, now.atOffset(ZoneOffset.UTC));
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    String latest = row.getString(4);
                    return new Counts(
                            row.getLong(1),
                            row.getLong(3) - row.getLong(2),
                            row.getLong(2),
                            latest == null ? null : new DecisionId(latest));
                }
            }
        });
    }

    private byte[] hash(String key) {
        return seal.hash(Seal.Kind.SUBMISSION, key);
    }

    private static byte[] bytes(KeptReview review) {
        return new ReviewBytes(review.key(), review.texts()).write();
    }

    /** A payload opens under one id only; that of a review is drawn by chance like that of a decision. */
    private static DecisionId sealedAs(ReviewId id) {
        return new DecisionId(id.value());
    }

    private static VisiblePlans only(PlanId plan) {
        return VisiblePlans.only(Set.of(plan));
    }
}
