package org.precisionbenefit.audit.log;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.precisionbenefit.terminology.Digest;

/**
 * An entry as the log holds it: the canonical text of an audit entry, which holds no member data. Of a decision or a review
 * it has the salted commitments to its texts, and the digest of what is sealed, which anybody can check who holds no key.
 *
 * @param text the entry, of which the leaf is made
 * @param id the event: of a decision or a review its own id
 * @param at when it happened
 * @param sealed the digest of the sealed payload
 */
public record LogEntry(String text, String id, Instant at, Digest sealed) {
    private static final String HASH = "([0-9a-f]{64})";
    private static final String ID = "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})";
    private static final String AT = "([0-9TZ:.-]{20,30})";
    private static final List<Kind> KINDS = List.of(
            new Kind(
                    Pattern.compile("\\{\"event\":\"DECISION\",\"decision\":\"" + ID + "\",\"at\":\"" + AT
                            + "\",\"commitments\":\\{\"record\":\"" + HASH + "\",\"explanation\":\"" + HASH
                            + "\",\"request\":\"" + HASH + "\",\"answer\":\"" + HASH + "\",\"sealed\":\"" + HASH
                            + "\"\\}\\}"),
                    2,
                    7),
            new Kind(
                    Pattern.compile("\\{\"event\":\"HUMAN_REVIEW\",\"review\":\"" + ID + "\",\"decision\":\"" + ID
                            + "\",\"item\":[1-9][0-9]{0,9},\"at\":\"" + AT + "\",\"commitments\":\\{\"record\":\""
                            + HASH + "\",\"request\":\"" + HASH + "\",\"answer\":\"" + HASH + "\",\"sealed\":\"" + HASH
                            + "\"\\}\\}"),
                    3,
                    7));

    /**
     * A kind of entry.
     *
     * @param form how it is written; the id of the event is its first group
     * @param at the group of the instant
     * @param sealed the group of the digest of what is sealed
     */
    private record Kind(Pattern form, int at, int sealed) {}

    public LogEntry {
        Objects.requireNonNull(text, "text is null");
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(at, "at is null");
        Objects.requireNonNull(sealed, "sealed is null");
    }

    /**
     * Reads an entry.
     *
     * @throws LogFault when it is not one in its canonical form, of a kind that this version knows
     */
    public static LogEntry read(String text) {
        for (Kind kind : KINDS) {
            Matcher parts = kind.form().matcher(text);
            if (parts.matches()) {
                return new LogEntry(
                        text, parts.group(1), instant(parts.group(kind.at())), new Digest(parts.group(kind.sealed())));
            }
        }
        throw new LogFault("An entry must be a canonical text of a known kind.");
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
