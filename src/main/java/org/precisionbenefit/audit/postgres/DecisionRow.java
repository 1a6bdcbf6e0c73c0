package org.precisionbenefit.audit.postgres;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.precisionbenefit.audit.Exchange;
import org.precisionbenefit.audit.KeptDecision;
import org.precisionbenefit.audit.Lookup;
import org.precisionbenefit.audit.SubmissionKey;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.decision.Releases;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.intake.ClaimIdentifier;
import org.precisionbenefit.profile.MemberId;
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

    @Column(name = "submission_key")
    String submissionKey;

    @Column(name = "body_sha256")
    String bodySha256;

    @Column(name = "plan_id")
    String planId;

    @Column(name = "member_id")
    String memberId;

    @Column(name = "claim_system")
    String claimSystem;

    @Column(name = "claim_value")
    String claimValue;

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

    @Column(name = "content_type")
    String contentType;

    String request;
    String answer;
    String record;
    String explanation;
    String due;

    KeptDecision kept() {
        Releases releases = new Releases(
                engine,
                new Digest(policyDigest),
                new Digest(formularyDigest),
                new Digest(knowledgeDigest),
                new Digest(modelsDigest));
        Lookup lookup = new Lookup(
                new PlanId(planId),
                new MemberId(memberId),
                new ClaimIdentifier(claimSystem, claimValue),
                completes == null ? null : new DecisionId(completes.toString()),
                releases);
        return new KeptDecision(
                new DecisionId(id.toString()),
                receivedAt,
                new SubmissionKey(submissionKey, new Digest(bodySha256)),
                lookup,
                new KeptDecision.Texts(record, explanation, due),
                new Exchange(contentType, request, answer));
    }
}
