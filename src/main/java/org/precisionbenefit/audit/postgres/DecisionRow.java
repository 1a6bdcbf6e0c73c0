package org.precisionbenefit.audit.postgres;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.precisionbenefit.audit.Found;
import org.precisionbenefit.audit.KeptDecision;
import org.precisionbenefit.audit.Lookup;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.decision.Releases;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.terminology.Digest;

/** One row of table decision, for reading. It never leaves this package. */
@Entity
@Table(name = "decision")
@NullUnmarked
class DecisionRow {
    @Id
    UUID id;

    @Column(name = "received_at")
    Instant receivedAt;

    @Column(name = "plan_id")
    String planId;

    @Column(name = "member_hash")
    byte[] memberHash;

    @Column(name = "claim_hash")
    byte[] claimHash;

    UUID completes;
    String engine;

    @Column(name = "policy_digest")
    String policyDigest;

    @Column(name = "formulary_digest")
    String formularyDigest;

    @Column(name = "knowledge_digest")
    String knowledgeDigest;

    @Column(name = "models_digest")
    String modelsDigest;

    Found found() {
        return new Found(decisionId(), plan(), completed());
    }

    DecisionId decisionId() {
        return new DecisionId(id.toString());
    }

    PlanId plan() {
        return new PlanId(planId);
    }

    private DecisionId completed() {
        return completes == null ? null : new DecisionId(completes.toString());
    }

    /** The decision with what its payload holds. */
    KeptDecision kept(PayloadBytes payload) {
        Releases releases = new Releases(
                engine,
                new Digest(policyDigest),
                new Digest(formularyDigest),
                new Digest(knowledgeDigest),
                new Digest(modelsDigest));
        return new KeptDecision(
                decisionId(),
                receivedAt,
                payload.key(),
                new Lookup(plan(), payload.member(), payload.claim(), completed(), releases),
                payload.texts(),
                payload.exchange());
    }
}
