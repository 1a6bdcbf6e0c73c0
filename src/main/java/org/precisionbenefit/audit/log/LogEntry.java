package org.precisionbenefit.audit.log;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.precisionbenefit.terminology.Digest;

/**
 * An entry as the log holds it: the canonical text of an audit entry, which holds no member data. Of a decision it has the
 * salted commitments to its texts, and the digest of what is sealed, which anybody can check who holds no key.
 *
 * @param text the entry, of which the leaf is made
 * @param id the event: of a decision its own id
 * @param at when it happened
 * @param sealed the digest of the sealed payload
 */
public record LogEntry(String text, String id, Instant at, Digest sealed) {
    private static final String HASH = "([0-9a-f]{64})";
    private static final Pattern DECISION = Pattern.compile("\\{\"event\":\"DECISION\",\"decision\":\"("
            + "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\",\"at\":\"([0-9TZ:.-]{20,30})\","
            + "\"commitments\":\\{\"record\":\"" + HASH + "\",\"explanation\":\"" + HASH + "\",\"request\":\"" + HASH
            + "\",\"answer\":\"" + HASH + "\",\"sealed\":\"" + HASH + "\"\\}\\}");
    private static final int SEALED = 7;

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
        Matcher parts = DECISION.matcher(text);
        if (!parts.matches()) {
            throw new LogFault("An entry must be a canonical text of a known kind.");
        }
        try {
            Instant at = Instant.parse(parts.group(2));
            if (at.toString().equals(parts.group(2))) {
                return new LogEntry(text, parts.group(1), at, new Digest(parts.group(SEALED)));
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
