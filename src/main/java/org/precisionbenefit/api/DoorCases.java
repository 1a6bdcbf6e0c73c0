package org.precisionbenefit.api;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.precisionbenefit.access.Role;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.event.EventStore;
import org.precisionbenefit.casework.Answered;
import org.precisionbenefit.casework.CaseQuery;
import org.precisionbenefit.casework.FindCase;
import org.precisionbenefit.casework.MinimisedCase;
import org.precisionbenefit.decision.DecisionId;

/**
 * Cases as a door gives them out: each look is written down before, and whoever comes as an auditor alone sees a case minimised
 * until he has said why he has to see it whole.
 */
public final class DoorCases implements FindCase {
    /** How long a case is shown whole after an auditor said why. */
    public static final Duration SHOWN_WHOLE = Duration.ofHours(1);

    private final FindCase cases;
    private final NoteReads reads;
    private final WhoAsks who;
    private final EventStore events;
    private final Clock clock;

    /**
     * Builds it.
     *
     * @param cases the cases as they are kept
     * @param reads notes each look
     * @param who who asks
     * @param events what auditors unmasked
     * @param clock what time it is
     */
    public DoorCases(FindCase cases, NoteReads reads, WhoAsks who, EventStore events, Clock clock) {
        this.cases = Objects.requireNonNull(cases, "cases is null");
        this.reads = Objects.requireNonNull(reads, "reads is null");
        this.who = Objects.requireNonNull(who, "who is null");
        this.events = Objects.requireNonNull(events, "events is null");
        this.clock = Objects.requireNonNull(clock, "clock is null");
    }

    @Override
    public Optional<Answered> find(DecisionId id, VisiblePlans plans) {
        return shown(cases.find(id, plans).stream().toList()).stream().findFirst();
    }

    @Override
    public List<Answered> findAll(List<DecisionId> ids, VisiblePlans plans) {
        return shown(cases.findAll(ids, plans));
    }

    @Override
    public List<Answered> matching(CaseQuery query, VisiblePlans plans) {
        return shown(cases.matching(query, plans));
    }

    private List<Answered> shown(List<Answered> found) {
        reads.of(found.stream().map(DoorCases::id).toList());
        return asAuditor() ? found.stream().map(this::minimised).toList() : found;
    }

    private boolean asAuditor() {
        return AtDoor.roles(who.caller(), AtDoor.door(who)).equals(List.of(Role.AUDITOR));
    }

    private Answered minimised(Answered answered) {
        return events.isUnmasked(
                        who.caller().id(), id(answered), clock.instant().minus(SHOWN_WHOLE))
                ? answered
                : MinimisedCase.of(answered);
    }

    private static DecisionId id(Answered answered) {
        return answered.file().record().inputs().id();
    }
}
