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

    /** What can happen. What has no door yet is named, so that its word is taken, and is never written. */
    public enum Event {
        /** A request was decided. */
        DECISION,
        /** A person decided what had waited. */
        HUMAN_REVIEW,
        /** That person decided otherwise than the criteria came to or the engine proposed; it stands beside the review. */
        OVERRIDE,
        /** What was about a member was destroyed, on lawful request or because its time was over. */
        REDACTION,
        /** A decision is to be kept whatever its time says. */
        LEGAL_HOLD,
        /** It need not be kept for that any more. */
        HOLD_LIFTED,
        /** Policies were made live, or are to be from an instant on. */
        POLICY_RELEASE,
        /** Formulary files or an edition were made live. */
        FORMULARY_RELEASE,
        /** Knowledge of genes and labels was made live. */
        KNOWLEDGE_RELEASE,
        /** Models were made live. */
        MODEL_RELEASE,
        /** The table of clocks was made live. */
        CLOCK_RELEASE,
        /** A new key wraps the keys of payloads. */
        KEY_ROTATION,
        /** A person signed in. */
        SIGN_IN,
        /** Somebody was shown what is kept of members. */
        READ,
        /** An auditor lets a minimised case be shown whole. */
        UNMASK,
        /** What is kept, or the log, was handed out as a file. */
        EXPORT,
        /** What the schema of the database is. */
        SCHEMA,
        /** Somebody saw in an emergency what the own plans do not let them see. */
        BREAK_GLASS(false),
        /** A member or prescriber appealed. */
        APPEAL(false),
        /** A reviewer spoke with whoever prescribed. */
        PEER_TO_PEER(false),
        /** A notice went to a member or prescriber. */
        NOTICE(false),
        /** The log goes on under another key. */
        LOG_KEY_ROTATION(false);

        private final boolean door;

        Event() {
            this(true);
        }

        Event(boolean door) {
            this.door = door;
        }

        /** Whether there is a door at which it can happen; the others come later. */
        public boolean hasDoor() {
            return door;
        }
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
