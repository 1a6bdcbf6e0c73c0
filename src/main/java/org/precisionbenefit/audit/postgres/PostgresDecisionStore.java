package org.precisionbenefit.audit.postgres;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.DecisionStore;
import org.precisionbenefit.audit.KeptDecision;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.intake.ClaimIdentifier;
import org.precisionbenefit.profile.MemberId;

/** Keeps decisions in PostgreSQL. A decision, its audit entry and its submission key are one transaction. */
@ApplicationScoped
public class PostgresDecisionStore implements DecisionStore {
    private final DecisionRows rows;
    private final DecisionWriter writer;

    PostgresDecisionStore(DecisionRows rows, DecisionWriter writer) {
        this.rows = rows;
        this.writer = writer;
    }

    @Override
    public KeptDecision keep(KeptDecision decision, String entry) {
        return writer.write(decision, entry)
                ? decision
                : findByKey(decision.key().key(), VisiblePlans.EVERY)
                        .orElseThrow(() -> new IllegalStateException("A submission key stands without its decision."));
    }

    @Override
    @Transactional
    public Optional<KeptDecision> find(DecisionId id, VisiblePlans plans) {
        return visible(rows.findByIdOptional(UUID.fromString(id.value())), plans);
    }

    /** Most keys are new, so the key is looked up alone and a session is opened only for a repetition. */
    @Override
    public Optional<KeptDecision> findByKey(String key, VisiblePlans plans) {
        return writer.decisionOf(key).flatMap(id -> QuarkusTransaction.joiningExisting()
                .call(() -> visible(rows.findByIdOptional(id), plans)));
    }

    @Override
    @Transactional
    public Optional<KeptDecision> findByClaim(ClaimIdentifier claim, VisiblePlans plans) {
        return rows
                .find(
                        "claimSystem = ?1 and claimValue = ?2",
                        Sort.descending("receivedAt", "id"),
                        claim.system(),
                        claim.value())
                .stream()
                .map(DecisionRow::kept)
                .filter(kept -> plans.include(kept.lookup().plan()))
                .findFirst();
    }

    @Override
    @Transactional
    public List<KeptDecision> findByMember(MemberId member, VisiblePlans plans, int atMost) {
        return rows.find("memberId", Sort.descending("receivedAt", "id"), member.value()).stream()
                .map(DecisionRow::kept)
                .filter(kept -> plans.include(kept.lookup().plan()))
                .limit(atMost)
                .toList();
    }

    @Override
    @Transactional
    public Optional<String> entry(DecisionId id, VisiblePlans plans) {
        if (find(id, plans).isEmpty()) {
            return Optional.empty();
        }
        AuditRow row = rows.getEntityManager().find(AuditRow.class, UUID.fromString(id.value()));
        return row == null ? Optional.empty() : Optional.of(row.entry);
    }

    private static Optional<KeptDecision> visible(Optional<DecisionRow> row, VisiblePlans plans) {
        return row.map(DecisionRow::kept)
                .filter(kept -> plans.include(kept.lookup().plan()));
    }
}
