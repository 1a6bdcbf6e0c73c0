package org.precisionbenefit.audit.postgres;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.DecisionStore;
import org.precisionbenefit.audit.Found;
import org.precisionbenefit.audit.KeptDecision;
import org.precisionbenefit.audit.KeptEntry;
import org.precisionbenefit.audit.Salt;
import org.precisionbenefit.audit.Seal;
import org.precisionbenefit.audit.Sealed;
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
    private final DecisionRows rows;
    private final DecisionWriter writer;
    private final Seal seal;

    PostgresDecisionStore(DecisionRows rows, DecisionWriter writer, Seal seal) {
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
                        .orElseThrow(() -> new IllegalStateException("A submission key stands without its decision.")));
            case OVERTAKEN -> Optional.empty();
        };
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
        PayloadRow payload = rows.getEntityManager().find(PayloadRow.class, key);
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

    private Optional<KeptDecision> opened(UUID id) {
        DecisionRow row = rows.findById(id);
        PayloadRow payload = rows.getEntityManager().find(PayloadRow.class, id);
        if (row == null || payload == null) {
            return Optional.empty();
        }
        byte[] bytes = seal.open(row.decisionId(), row.plan(), new Sealed(payload.wrappedKey, payload.sealed));
        return Optional.of(row.kept(PayloadBytes.read(bytes)));
    }
}
