package org.precisionbenefit.audit;

import java.time.Instant;
import java.util.Objects;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.terminology.Digest;

/**
 * One line of the audit trail. It holds commitments and no member data.
 *
 * @param event what happened
 * @param decision the decision it happened to
 * @param at when
 * @param commitments what it commits to
 */
public record AuditEntry(Event event, DecisionId decision, Instant at, Commitments commitments) {
    public AuditEntry {
        Objects.requireNonNull(event, "event is null");
        Objects.requireNonNull(decision, "decision is null");
        Objects.requireNonNull(at, "at is null");
        Objects.requireNonNull(commitments, "commitments is null");
    }

    /**
     * The entry of a decision.
     *
     * @param kept the decision
     * @param salt the salt of its commitments
     * @param sealed the digest of its sealed payload
     */
    public static AuditEntry decided(KeptDecision kept, Salt salt, Digest sealed) {
        return new AuditEntry(
                Event.DECISION,
                kept.id(),
                kept.receivedAt(),
                new Commitments(
                        salt.commitTo(kept.texts().record()),
                        salt.commitTo(kept.texts().explanation()),
                        salt.commitTo(kept.exchange().request()),
                        salt.commitTo(kept.exchange().answer()),
                        sealed));
    }

    /** What can happen. */
    public enum Event {
        /** A request was decided. */
        DECISION,
        /** A person decided what had waited. */
        HUMAN_REVIEW
    }

    /**
     * The commitments to one decision's texts: salted, because an answer or a request can be guessed.
     *
     * @param record to the decision record
     * @param explanation to the explanation
     * @param request to the request as received
     * @param answer to the answer as sent
     * @param sealed the digest of the sealed payload, which needs no key to be checked
     */
    public record Commitments(Digest record, Digest explanation, Digest request, Digest answer, Digest sealed) {
        public Commitments {
            Objects.requireNonNull(record, "record is null");
            Objects.requireNonNull(explanation, "explanation is null");
            Objects.requireNonNull(request, "request is null");
            Objects.requireNonNull(answer, "answer is null");
            Objects.requireNonNull(sealed, "sealed is null");
        }
    }
}
