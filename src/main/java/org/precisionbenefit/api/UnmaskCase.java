package org.precisionbenefit.api;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.audit.AuditEntry.Event;
import org.precisionbenefit.audit.DecisionStore;
import org.precisionbenefit.audit.event.Gone;
import org.precisionbenefit.audit.event.NoteEvent;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.intake.RefusedRequest;

/** An auditor says why a case has to be seen whole; for an hour it is, for that auditor and that case. */
public final class UnmaskCase {
    private final DecisionStore store;
    private final NoteEvent events;
    private final WhoAsks who;

    /**
     * Builds it.
     *
     * @param store which decisions there are
     * @param events where the reason is written
     * @param who who asks
     */
    public UnmaskCase(DecisionStore store, NoteEvent events, WhoAsks who) {
        this.store = Objects.requireNonNull(store, "store is null");
        this.events = Objects.requireNonNull(events, "events is null");
        this.who = Objects.requireNonNull(who, "who is null");
    }

    /**
     * Shows a case whole from now on.
     *
     * @param decision the case
     * @param reason why
     * @throws RefusedRequest when there is no such case among the caller's plans, it is redacted, or no reason is given
     */
    public void unmask(DecisionId decision, @Nullable String reason) {
        String why = ReasonText.of(reason, "/reason");
        if (store.find(decision, who.caller().plans()).isEmpty()) {
            store.redactedAt(decision, who.caller().plans()).ifPresent(at -> {
                throw Gone.since(decision, at);
            });
            throw new RefusedRequest(
                    RefusedRequest.Kind.NOT_FOUND, "/", "There is no decision of this id. Check the id.");
        }
        events.note(AtDoor.event(Event.UNMASK, who).on(List.of(decision)).saying("reason", why));
    }
}
