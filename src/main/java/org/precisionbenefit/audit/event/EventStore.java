package org.precisionbenefit.audit.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.AuditEntry.Event;
import org.precisionbenefit.decision.DecisionId;

/** Which events are kept? */
public interface EventStore {
    /** Whether this caller has let a case be shown whole since an instant. */
    boolean isUnmasked(CallerId by, DecisionId decision, Instant since);

    /** The subject of the newest event of a kind that was kept before another one, or empty when there is none. */
    Optional<String> lastSubject(Event event, EventId before);

    /** What happened to a decision, the earliest first, at most a thousand; none when it is not among these plans. */
    List<KeptEvent> of(DecisionId decision, VisiblePlans plans);

    /**
     * An event as it was kept.
     *
     * @param event what
     * @param id the event
     * @param at when
     * @param role as what whoever did it was let in
     * @param by who did it
     * @param subject on what
     * @param details the rest
     */
    record KeptEvent(
            Event event,
            EventId id,
            Instant at,
            String role,
            CallerId by,
            String subject,
            SortedMap<String, String> details) {}
}
