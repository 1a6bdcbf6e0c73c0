package org.precisionbenefit.audit;

import java.time.Instant;
import java.util.Objects;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.terminology.Digest;

/**
 * One line of the audit trail. It holds digests and no member data.
 *
 * @param event what happened
 * @param decision the decision it happened to
 * @param at when
 * @param digests the digests of what was kept
 */
public record AuditEntry(Event event, DecisionId decision, Instant at, Digests digests) {
    public AuditEntry {
        Objects.requireNonNull(event, "event is null");
        Objects.requireNonNull(decision, "decision is null");
        Objects.requireNonNull(at, "at is null");
        Objects.requireNonNull(digests, "digests is null");
    }

    public static AuditEntry decided(KeptDecision kept) {
        return new AuditEntry(
                Event.DECISION,
                kept.id(),
                kept.receivedAt(),
                new Digests(
                        Digest.of(kept.texts().record()),
                        Digest.of(kept.texts().explanation()),
                        Digest.of(kept.exchange().request()),
                        Digest.of(kept.exchange().answer())));
    }

    /** What can happen. */
    public enum Event {
        DECISION
    }

    /**
     * The digests of one decision's texts.
     *
     * @param record of the decision record
     * @param explanation of the explanation
     * @param request of the request as received
     * @param answer of the answer as sent
     */
    public record Digests(Digest record, Digest explanation, Digest request, Digest answer) {
        public Digests {
            Objects.requireNonNull(record, "record is null");
            Objects.requireNonNull(explanation, "explanation is null");
            Objects.requireNonNull(request, "request is null");
            Objects.requireNonNull(answer, "answer is null");
        }
    }
}
