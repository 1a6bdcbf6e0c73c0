package org.precisionbenefit.audit.event;

import java.time.Instant;
import java.util.List;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.decision.DecisionId;

/** What may be destroyed, and what must be kept? Nothing is destroyed without its event, in one commit. */
public interface Redactions {
    /**
     * Destroys what is kept of members in these decisions and their reviews, all of them or none.
     *
     * @param why the event, which names the decisions
     * @param plans the plans that may be seen
     * @return the event with the log's promise
     * @throws org.precisionbenefit.intake.RefusedRequest when a decision is not there, is gone already, is held, or waits
     */
    Done redact(Happened why, VisiblePlans plans);

    /**
     * Holds these decisions, or lifts their hold, all of them or none.
     *
     * @param why the event: {@code LEGAL_HOLD} or {@code HOLD_LIFTED}
     * @param plans the plans that may be seen
     * @throws org.precisionbenefit.intake.RefusedRequest when a decision is not there, is gone, or nothing would change
     */
    Done hold(Happened why, VisiblePlans plans);

    /**
     * What was received before an instant and is not gone, the earliest first; what was reviewed later counts from then.
     *
     * @param before the instant
     * @param most how many at most
     * @param plans the plans that may be seen
     */
    List<Old> older(Instant before, int most, VisiblePlans plans);

    /**
     * A decision that is older.
     *
     * @param decision the decision
     * @param receivedAt when its request was received
     * @param held whether it is held
     * @param waits whether it waits for a person
     */
    record Old(DecisionId decision, Instant receivedAt, boolean held, boolean waits) {
        /** Whether it may be destroyed. */
        public boolean mayGo() {
            return !held && !waits;
        }
    }

    /**
     * What was done.
     *
     * @param event the event
     * @param at when
     * @param receipt the log's promise
     */
    record Done(EventId event, Instant at, String receipt) {}
}
