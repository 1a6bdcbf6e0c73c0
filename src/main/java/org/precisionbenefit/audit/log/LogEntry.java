package org.precisionbenefit.audit.log;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.Digest;

/**
 * An entry as the log holds it: the canonical text of an audit entry, which holds no member data. It has salted commitments
 * to texts, and the digest of what is sealed, which anybody can check who holds no key.
 *
 * @param text the entry, of which the leaf is made
 * @param event what happened
 * @param id the event: of a decision or a review its own id
 * @param at when it happened
 * @param role as what whoever did it was let in, or empty for decisions and reviews
 * @param subject on what, in a word, or empty for decisions and reviews
 * @param decisions the decisions that it is about: of a decision itself
 * @param sealed the digest of the sealed payload
 */
public record LogEntry(
        String text,
        String event,
        String id,
        Instant at,
        String role,
        String subject,
        List<String> decisions,
        Digest sealed) {
    static final String DECISION = "DECISION";
    static final String HUMAN_REVIEW = "HUMAN_REVIEW";
    static final String REDACTION = "REDACTION";
    static final String LEGAL_HOLD = "LEGAL_HOLD";
    static final String HOLD_LIFTED = "HOLD_LIFTED";
    static final String SCHEMA = "SCHEMA";

    /** Every event that has an entry of the common form; those without a door yet as well. */
    private static final Set<String> EVENTS = new TreeSet<>(List.of(
            "OVERRIDE",
            REDACTION,
            LEGAL_HOLD,
            HOLD_LIFTED,
            "POLICY_RELEASE",
            "FORMULARY_RELEASE",
            "KNOWLEDGE_RELEASE",
            "MODEL_RELEASE",
            "CLOCK_RELEASE",
            "KEY_ROTATION",
            "SIGN_IN",
            "READ",
            "UNMASK",
            "EXPORT",
            SCHEMA,
            "BREAK_GLASS",
            "APPEAL",
            "PEER_TO_PEER",
            "NOTICE",
            "LOG_KEY_ROTATION"));

    private static final String HASH = "([0-9a-f]{64})";
    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    private static final String ID = "(" + UUID + ")";
    private static final String AT = "([0-9TZ:.-]{20,30})";
    private static final Pattern DECIDED = Pattern.compile("\\{\"event\":\"DECISION\",\"decision\":\"" + ID
            + "\",\"at\":\"" + AT + "\",\"commitments\":\\{\"record\":\"" + HASH + "\",\"explanation\":\"" + HASH
            + "\",\"request\":\"" + HASH + "\",\"answer\":\"" + HASH + "\",\"sealed\":\"" + HASH + "\"\\}\\}");
    private static final Pattern REVIEWED =
            Pattern.compile("\\{\"event\":\"HUMAN_REVIEW\",\"review\":\"" + ID + "\",\"decision\":\"" + ID
                    + "\",\"item\":[1-9][0-9]{0,9},\"at\":\"" + AT + "\",\"commitments\":\\{\"record\":\"" + HASH
                    + "\",\"request\":\"" + HASH + "\",\"answer\":\"" + HASH + "\",\"sealed\":\"" + HASH + "\"\\}\\}");
    private static final Pattern HAPPENED = Pattern.compile("\\{\"event\":\"([A-Z_]{4,20})\",\"id\":\"" + ID
            + "\",\"at\":\"" + AT + "\",\"role\":\"([a-z+]{1,80})\",\"actor\":\"" + HASH
            + "\",\"subject\":\"([A-Za-z0-9 ._:/{}$-]{1,200})\",\"decisions\":\\[((?:\"" + UUID + "\"(?:,\"" + UUID
            + "\")*+)?+)\\],\"commitments\":\\{\"details\":\"" + HASH + "\",\"sealed\":\"" + HASH + "\"\\}\\}");

    public LogEntry {
        Objects.requireNonNull(text, "text is null");
        Objects.requireNonNull(event, "event is null");
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(at, "at is null");
        Objects.requireNonNull(role, "role is null");
        Objects.requireNonNull(subject, "subject is null");
        decisions = List.copyOf(decisions);
        Objects.requireNonNull(sealed, "sealed is null");
    }

    /** The words of events that have an entry of the common form. */
    static Set<String> events() {
        return EVENTS;
    }

    /**
     * Reads an entry.
     *
     * @throws LogFault when it is not one in its canonical form, of a kind that this version knows
     */
    public static LogEntry read(String text) {
        LogEntry read = decided(text);
        if (read == null) {
            read = reviewed(text);
        }
        if (read == null) {
            read = happened(text);
        }
        if (read == null) {
            throw new LogFault("An entry must be a canonical text of a known kind.");
        }
        return read;
    }

    private static @Nullable LogEntry decided(String text) {
        Matcher parts = DECIDED.matcher(text);
        return parts.matches()
                ? new LogEntry(
                        text,
                        DECISION,
                        parts.group(1),
                        instant(parts.group(2)),
                        "",
                        "",
                        List.of(parts.group(1)),
                        new Digest(parts.group(7)))
                : null;
    }

    private static @Nullable LogEntry reviewed(String text) {
        Matcher parts = REVIEWED.matcher(text);
        return parts.matches()
                ? new LogEntry(
                        text,
                        HUMAN_REVIEW,
                        parts.group(1),
                        instant(parts.group(3)),
                        "",
                        "",
                        List.of(parts.group(2)),
                        new Digest(parts.group(7)))
                : null;
    }

    private static @Nullable LogEntry happened(String text) {
        Matcher parts = HAPPENED.matcher(text);
        return parts.matches() && EVENTS.contains(parts.group(1))
                ? new LogEntry(
                        text,
                        parts.group(1),
                        parts.group(2),
                        instant(parts.group(3)),
                        parts.group(4),
                        parts.group(6),
                        ids(parts.group(7)),
                        new Digest(parts.group(9)))
                : null;
    }

    private static List<String> ids(String list) {
        return list.isEmpty() ? List.of() : List.of(list.replace("\"", "").split(",", -1));
    }

    private static Instant instant(String text) {
        try {
            Instant at = Instant.parse(text);
            if (at.toString().equals(text)) {
                return at;
            }
        } catch (DateTimeException e) {
            throw new LogFault("The instant of an entry must be one.");
        }
        throw new LogFault("The instant of an entry must be written in its one canonical form.");
    }

    /** Its leaf in the tree. */
    public Digest leaf() {
        return Merkle.leaf(text);
    }
}
