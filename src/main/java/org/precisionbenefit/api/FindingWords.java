package org.precisionbenefit.api;

import java.time.Clock;
import java.util.Objects;
import org.precisionbenefit.access.Caller;
import org.precisionbenefit.audit.event.EventStore;
import org.precisionbenefit.casework.docket.Finding;

/** Who sees what auditors wrote? The words can speak of a member: whoever wrote them, and whoever unmasked the case. */
public final class FindingWords {
    private final EventStore events;
    private final Clock clock;

    /**
     * Builds it.
     *
     * @param events what auditors unmasked
     * @param clock what time it is
     */
    public FindingWords(EventStore events, Clock clock) {
        this.events = Objects.requireNonNull(events, "events is null");
        this.clock = Objects.requireNonNull(clock, "clock is null");
    }

    /** The finding as this caller may see it: with its words or without. */
    public Finding shown(Finding finding, Caller caller) {
        Finding.Text text = finding.text();
        boolean sees = text == null
                || finding.by().equals(caller.id())
                || events.isUnmasked(
                        caller.id(), finding.of().decision(), clock.instant().minus(DoorCases.SHOWN_WHOLE));
        return text == null || sees
                ? finding
                : new Finding(finding.of(), finding.at(), finding.by(), new Finding.Text(text.verdict(), ""));
    }
}
