package org.precisionbenefit.audit.event;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.precisionbenefit.audit.AuditEntry.Event;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.terminology.Digest;

/**
 * The line of an event in the audit trail. It holds nothing of a member and no name.
 *
 * @param event what happened
 * @param id the event
 * @param at when
 * @param role as what whoever did it was let in
 * @param actor a keyed hash of who did it
 * @param subject on what, in a word
 * @param decisions the decisions that it is about
 * @param commitments what it commits to
 */
public record EventEntry(
        Event event,
        EventId id,
        Instant at,
        String role,
        Digest actor,
        String subject,
        List<DecisionId> decisions,
        Commitments commitments) {
    public EventEntry {
        Objects.requireNonNull(event, "event is null");
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(at, "at is null");
        Objects.requireNonNull(role, "role is null");
        Objects.requireNonNull(actor, "actor is null");
        Objects.requireNonNull(subject, "subject is null");
        decisions = List.copyOf(decisions);
        Objects.requireNonNull(commitments, "commitments is null");
    }

    /**
     * What is sealed of an event.
     *
     * @param by who did it
     * @param details the rest
     */
    public record Details(String by, SortedMap<String, String> details) {
        public Details {
            Objects.requireNonNull(by, "by is null");
            Objects.requireNonNull(details, "details is null");
        }
    }

    /**
     * The commitments of one event.
     *
     * @param details to what is sealed, salted
     * @param sealed the digest of the sealed bytes
     */
    public record Commitments(Digest details, Digest sealed) {
        public Commitments {
            Objects.requireNonNull(details, "details is null");
            Objects.requireNonNull(sealed, "sealed is null");
        }
    }
}
