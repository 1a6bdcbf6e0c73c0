package org.precisionbenefit.audit.docket;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.precisionbenefit.decision.DecisionId;

/**
 * An entry of the log as far as the docket looks at it.
 *
 * @param kind what it says of the decisions
 * @param ids the ids that it names; some may be of no decision
 */
public record LoggedEvent(Kind kind, Set<DecisionId> ids) {
    private static final Pattern ANSWERED =
            Pattern.compile("\"event\":\"(?:DECISION|HUMAN_REVIEW)\".*?\"decision\":\"([0-9a-f-]{36})\"");
    private static final Pattern ID =
            Pattern.compile("\"([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\"");

    public LoggedEvent {
        Objects.requireNonNull(kind, "kind is null");
        ids = Set.copyOf(ids);
    }

    /** What an entry says of a decision. */
    public enum Kind {
        /** It was decided, by the engine or a person. */
        ANSWERED,
        /** Anything else: what it names may have been taken away. */
        NAMED
    }

    /** Reads an entry; one of a kind that is not known here names what it names. */
    public static LoggedEvent read(String entry) {
        Matcher answered = ANSWERED.matcher(entry);
        if (answered.find()) {
            return new LoggedEvent(Kind.ANSWERED, Set.of(new DecisionId(answered.group(1))));
        }
        Set<DecisionId> ids = new LinkedHashSet<>();
        ID.matcher(entry).results().forEach(found -> ids.add(new DecisionId(found.group(1))));
        return new LoggedEvent(Kind.NAMED, ids);
    }
}
