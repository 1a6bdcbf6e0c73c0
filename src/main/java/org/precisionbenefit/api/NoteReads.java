package org.precisionbenefit.api;

import java.util.List;
import java.util.Objects;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.AuditEntry.Event;
import org.precisionbenefit.audit.event.Happened;
import org.precisionbenefit.audit.event.NoteEvent;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.formulary.PlanId;

/** That somebody is shown what is kept of members is written down first: without its entry nothing is given out. */
public final class NoteReads {
    private final WhoAsks who;
    private final NoteEvent events;

    /**
     * Builds it.
     *
     * @param who who asks
     * @param events where it is written
     */
    public NoteReads(WhoAsks who, NoteEvent events) {
        this.who = Objects.requireNonNull(who, "who is null");
        this.events = Objects.requireNonNull(events, "events is null");
    }

    /**
     * These decisions are about to be shown; nothing is written where there is none, or at a door that shows nothing of them.
     *
     * @throws IllegalStateException when it cannot be written
     */
    public void of(List<DecisionId> decisions) {
        if (!decisions.isEmpty() && !DoorEvents.showsNothing(AtDoor.door(who))) {
            events.note(AtDoor.event(Event.READ, who).on(decisions));
        }
    }

    /**
     * Every decision of these plans may be read, by a part of the engine that gives out counts.
     *
     * @throws IllegalStateException when it cannot be written
     */
    public void ofPlans(VisiblePlans plans) {
        Happened read = AtDoor.event(Event.READ, who);
        String words = plans instanceof VisiblePlans.Only only
                ? only.plans().stream().map(PlanId::value).sorted().toList().toString()
                : "every plan";
        events.note(read.saying("plans", words));
    }
}
