package org.precisionbenefit.audit.postgres;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.DecisionStore;
import org.precisionbenefit.audit.Found;
import org.precisionbenefit.audit.KeptDecision;
import org.precisionbenefit.audit.KeptEntry;
import org.precisionbenefit.audit.Salt;
import org.precisionbenefit.audit.Seal;
import org.precisionbenefit.audit.Sealed;
import org.precisionbenefit.audit.event.Gone;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.intake.ClaimIdentifier;
import org.precisionbenefit.profile.MemberId;
import org.precisionbenefit.terminology.Digest;

/**
 * Keeps decisions in PostgreSQL, what is about members sealed. Every look-up first names the plans that may be seen; the
 * database itself shows the rows of no other.
 */
@ApplicationScoped
public class PostgresDecisionStore implements DecisionStore {
    private static final Duration NEAR = Duration.ofDays(1);
    private static final String REDACTED = "select at from redaction where decision_id = ?";

    private final DecisionRows rows;
    private final DecisionWriter writer;
    private final Seal seal;
    private final DataSource database;

    PostgresDecisionStore(DecisionRows rows, DecisionWriter writer, Seal seal, DataSource database) {
        this.database = database;
        this.rows = rows;
        this.writer = writer;
        this.seal = seal;
    }

    @Override
    public Optional<KeptDecision> keep(KeptDecision decision) {
        DecisionWriter.Written written = writer.write(decision);
        return switch (written.came()) {
            case KEPT -> Optional.of(decision.receipted(written.receipt()));
            case REPEATED ->
                Optional.of(findByKey(decision.key().key(), VisiblePlans.EVERY)
                        .orElseThrow(() -> gone(decision.key().key())));
            case OVERTAKEN -> Optional.empty();
        };
    }

    /** Why a key stands without what can be answered. */
    private RuntimeException gone(String key) {
        Optional<DecisionId> decision =
                writer.decisionOf(key, VisiblePlans.EVERY).map(id -> new DecisionId(id.toString()));
        return decision.flatMap(
                        id -> redactedAt(id, VisiblePlans.EVERY).map(at -> (RuntimeException) Gone.since(id, at)))
                .orElseGet(() -> new IllegalStateException("A submission key stands without its decision."));
    }

    @Override
    public Optional<Instant> redactedAt(DecisionId id, VisiblePlans plans) {
        return PlansSeen.of(database, plans, "The redaction was not looked up", connection -> {
            try (PreparedStatement query = connection.prepareStatement(REDACTED)) {
                query.setObject(1, UUID.fromString(id.value()));
                try (ResultSet row = query.executeQuery()) {
                    return row.next()
                            ? Optional.of(row.getObject(1, OffsetDateTime.class).toInstant())
                            : Optional.<Instant>empty();
                }
            }
        });
    }

    @Override
    @Transactional
    public Optional<KeptDecision> find(DecisionId id, VisiblePlans plans) {
        see(plans);
        return opened(UUID.fromString(id.value()));
    }

    /** Most keys are new, so the key is looked up alone and a session is opened only for a repetition. */
    @Override
    public Optional<KeptDecision> findByKey(String key, VisiblePlans plans) {
        return writer.decisionOf(key, plans)
                .flatMap(id -> QuarkusTransaction.joiningExisting().call(() -> {
                    see(plans);
                    return opened(id).map(kept -> kept.receipted(receipt(id)));
                }));
    }

    @Override
    @Transactional
    public List<Found> ofClaim(ClaimIdentifier claim, VisiblePlans plans) {
        return of("claimHash = ?1", seal.hash(Seal.Kind.CLAIM, text(claim)), plans);
    }

    @Override
    @Transactional
    public List<Found> ofMember(MemberId member, VisiblePlans plans) {
        return of("memberHash = ?1", seal.hash(Seal.Kind.MEMBER, member.value()), plans);
    }

    private List<Found> of(String hashed, byte[] hash, VisiblePlans plans) {
        see(plans);
        return rows.find(hashed, Sort.descending("receivedAt", "id"), (Object) hash).stream()
                .map(DecisionRow::found)
                .toList();
    }

    @Override
    @Transactional
    public Optional<KeptEntry> entry(DecisionId id, VisiblePlans plans) {
        see(plans);
        UUID key = UUID.fromString(id.value());
        AuditRow entry = rows.getEntityManager().find(AuditRow.class, key);
        PayloadRow payload = payload(rows.findById(key));
        return entry == null || payload == null
                ? Optional.empty()
                : Optional.of(new KeptEntry(entry.entry, new Salt(payload.salt), Digest.of(payload.sealed)));
    }

    /** A claim's number in one text; a system holds no line break. */
    static String text(ClaimIdentifier claim) {
        return claim.system() + "\n" + claim.value();
    }

    /** The receipt that went out with the answer, or null in what was kept before there were any. */
    private @Nullable String receipt(UUID id) {
        AuditRow entry = rows.getEntityManager().find(AuditRow.class, id);
        return entry == null ? null : entry.receipt;
    }

    private void see(VisiblePlans plans) {
        rows.getEntityManager()
                .createNativeQuery(Plans.SET.replace("?", "?1"))
                .setParameter(1, Plans.text(plans))
                .getSingleResult();
    }

    /**
     * A payload is looked for in the parts around the day on which the request was received; only what was kept at another
     * time, as by a clock that was wrong, is looked for in all of them.
     */
    private @Nullable PayloadRow payload(@Nullable DecisionRow row) {
        if (row == null) {
            return null;
        }
        List<PayloadRow> near = rows.getEntityManager()
                .createQuery(
                        "from PayloadRow p where p.decisionId = ?1 and p.keptAt > ?2 and p.keptAt < ?3",
                        PayloadRow.class)
                .setParameter(1, row.id)
                .setParameter(2, row.receivedAt.minus(NEAR))
                .setParameter(3, row.receivedAt.plus(NEAR))
                .getResultList();
        return near.isEmpty() ? rows.getEntityManager().find(PayloadRow.class, row.id) : near.get(0);
    }

    private Optional<KeptDecision> opened(UUID id) {
        DecisionRow row = rows.findById(id);
        PayloadRow payload = payload(row);
        if (row == null || payload == null) {
            return Optional.empty();
        }
        byte[] bytes = seal.open(row.decisionId(), row.plan(), new Sealed(payload.wrappedKey, payload.sealed));
        return Optional.of(row.kept(PayloadBytes.read(bytes)));
    }
}
