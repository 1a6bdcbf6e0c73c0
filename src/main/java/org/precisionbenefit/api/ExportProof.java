package org.precisionbenefit.api;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.precisionbenefit.access.Caller;
import org.precisionbenefit.audit.AuditEntry.Event;
import org.precisionbenefit.audit.event.EventStore;
import org.precisionbenefit.audit.event.NoteEvent;
import org.precisionbenefit.audit.proof.BundleText;
import org.precisionbenefit.audit.proof.MakeBundle;
import org.precisionbenefit.audit.proof.ProofBundle;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.intake.RefusedRequest;

/**
 * Hands out the proof of a decision: to an auditor who said why the case has to be seen whole, because the proof holds all of it, and
 * only after the log knows.
 */
public final class ExportProof {
    private final MakeBundle bundles;
    private final NoteEvent notes;
    private final EventStore events;
    private final WhoAsks who;
    private final Clock clock;

    /**
     * Builds it.
     *
     * @param bundles makes proofs
     * @param notes where it is written that one was handed out
     * @param events what auditors unmasked
     * @param who who asks
     * @param clock what time it is
     */
    public ExportProof(MakeBundle bundles, NoteEvent notes, EventStore events, WhoAsks who, Clock clock) {
        this.bundles = Objects.requireNonNull(bundles, "bundles is null");
        this.notes = Objects.requireNonNull(notes, "notes is null");
        this.events = Objects.requireNonNull(events, "events is null");
        this.who = Objects.requireNonNull(who, "who is null");
        this.clock = Objects.requireNonNull(clock, "clock is null");
    }

    /**
     * The proof of a decision as a file.
     *
     * @throws RefusedRequest when there is no such decision among the caller's plans, the log does not hold it yet, or the
     *     caller has not said why it has to be seen whole
     * @throws IllegalStateException when it cannot be noted; then nothing is handed out
     */
    public String export(DecisionId id, MakeBundle.Wanted wanted) {
        Caller caller = who.caller();
        ProofBundle bundle = bundles.of(id, caller.plans(), wanted);
        boolean ofTheMember = bundle.entries().stream().anyMatch(each -> each.opened() != null);
        if (ofTheMember && !events.isUnmasked(caller.id(), id, clock.instant().minus(DoorCases.SHOWN_WHOLE))) {
            throw new RefusedRequest(
                    RefusedRequest.Kind.FORBIDDEN,
                    "/",
                    "The proof holds the whole case. Say first why you have to see it: POST /api/v1/decisions/{id}/unmask, the"
                            + " page of the decision, or --reason of the command.");
        }
        notes.note(AtDoor.event(Event.EXPORT, who, "proof").on(List.of(id)));
        return BundleText.write(bundle);
    }
}
