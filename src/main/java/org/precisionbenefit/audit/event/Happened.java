package org.precisionbenefit.audit.event;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.audit.AuditEntry.Event;
import org.precisionbenefit.decision.DecisionId;

/**
 * Something that happened, before it is an entry.
 *
 * @param event what
 * @param role as what whoever did it was let in: words of {@link org.precisionbenefit.access.Role} with a plus between them,
 *     or {@code engine} for the engine itself
 * @param by who did it; in the log a keyed hash stands for it
 * @param subject on what, in a word of ours that stands in the log: a door, a digest, a rule. Nothing of a member
 * @param decisions the decisions that it is about, at most {@link #MOST}; none where it is about no case
 * @param details the rest, which is sealed
 */
public record Happened(
        Event event,
        String role,
        CallerId by,
        String subject,
        List<DecisionId> decisions,
        SortedMap<String, String> details) {
    /** How many decisions one event can be about. */
    public static final int MOST = 1_000;
    /** As what the engine itself acts. */
    public static final String ENGINE = "engine";

    private static final Pattern ROLE = Pattern.compile("[a-z+]{1,80}");
    private static final Pattern SUBJECT = Pattern.compile("[A-Za-z0-9 ._:/{}$-]{1,200}");

    public Happened {
        Objects.requireNonNull(event, "event is null");
        Objects.requireNonNull(by, "by is null");
        decisions = List.copyOf(decisions);
        details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
        if (event == Event.DECISION || event == Event.HUMAN_REVIEW || !event.hasDoor()) {
            throw new IllegalArgumentException("The event (" + event + ") has entries of its own, or no door.");
        }
        if (!ROLE.matcher(role).matches() || !SUBJECT.matcher(subject).matches()) {
            throw new IllegalArgumentException("Role and subject of an event must be words of the log.");
        }
        if (decisions.size() > MOST) {
            throw new IllegalArgumentException("An event must be about at most " + MOST + " decisions.");
        }
    }

    /** An event that is about no case. */
    public static Happened of(Event event, String role, CallerId by, String subject) {
        return new Happened(event, role, by, subject, List.of(), new TreeMap<>());
    }

    /** The same about these decisions. */
    public Happened on(List<DecisionId> these) {
        return new Happened(event, role, by, subject, these, details);
    }

    /** The same with something more to be sealed. */
    public Happened saying(String name, String value) {
        SortedMap<String, String> more = new TreeMap<>(details);
        more.put(name, value);
        return new Happened(event, role, by, subject, decisions, more);
    }
}
