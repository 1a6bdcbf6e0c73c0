package org.precisionbenefit.audit.postgres;

import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.precisionbenefit.audit.DecisionStore;
import org.precisionbenefit.audit.KeptDecision;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.intake.ClaimIdentifier;
import org.precisionbenefit.profile.MemberId;

/** Keeps decisions in PostgreSQL. A decision, its audit entry and its submission key are one transaction. */
@ApplicationScoped
public class PostgresDecisionStore implements DecisionStore {
    private final DecisionRows rows;

    PostgresDecisionStore(DecisionRows rows) {
        this.rows = rows;
    }

    /**
     * Keeps a decision. The submission key is written first: a second writer of the same key waits for the first one's
     * commit and then finds its decision.
     */
    @Override
    @Transactional
    public KeptDecision keep(KeptDecision decision, String entry) {
        EntityManager database = rows.getEntityManager();
        int written = database.createNativeQuery(
                        "insert into submission (key, decision_id) values (?1, ?2)" + " on conflict (key) do nothing")
                .setParameter(1, decision.key().key())
                .setParameter(2, UUID.fromString(decision.id().value()))
                .executeUpdate();
        if (written == 0) {
            return findByKey(decision.key().key())
                    .orElseThrow(() -> new IllegalStateException("A submission key stands without its decision."));
        }
        DecisionRow row = DecisionRow.of(decision);
        rows.persist(row);
        AuditRow audit = new AuditRow();
        audit.decisionId = row.id;
        audit.entry = entry;
        database.persist(audit);
        return decision;
    }

    @Override
    @Transactional
    public Optional<KeptDecision> find(DecisionId id) {
        return rows.findByIdOptional(UUID.fromString(id.value())).map(DecisionRow::kept);
    }

    @Override
    @Transactional
    public Optional<KeptDecision> findByKey(String key) {
        List<?> found = rows.getEntityManager()
                .createNativeQuery("select decision_id from submission where key = ?1")
                .setParameter(1, key)
                .getResultList();
        return found.stream().findFirst().map(id -> rows.findById((UUID) id)).map(DecisionRow::kept);
    }

    @Override
    @Transactional
    public Optional<KeptDecision> findByClaim(ClaimIdentifier claim) {
        return rows.find(
                        "claimSystem = ?1 and claimValue = ?2",
                        Sort.descending("receivedAt", "id"),
                        claim.system(),
                        claim.value())
                .firstResultOptional()
                .map(DecisionRow::kept);
    }

    @Override
    @Transactional
    public List<KeptDecision> findByMember(MemberId member, int atMost) {
        return rows.find("memberId", Sort.descending("receivedAt", "id"), member.value()).page(0, atMost).stream()
                .map(DecisionRow::kept)
                .toList();
    }

    @Override
    @Transactional
    public Optional<String> entry(DecisionId id) {
        AuditRow row = rows.getEntityManager().find(AuditRow.class, UUID.fromString(id.value()));
        return row == null ? Optional.empty() : Optional.of(row.entry);
    }
}
