package org.precisionbenefit.audit.log;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the log says of itself at an instant (C2SP tlog-checkpoint). The instant stands in the one further line that the form
 * leaves to each log: without it, silence could not be told from a log in which nothing happened.
 *
 * @param origin which log
 * @param tree its size and root
 * @param at when it was so, in whole seconds
 */
public record Checkpoint(String origin, TreeHead tree, Instant at) {
    private static final Pattern FORM =
            Pattern.compile("([^\\n]+)\\n(0|[1-9][0-9]{0,17})\\n([A-Za-z0-9+/]{43}=)\\nat ([0-9TZ:-]{20})\\n");

    public Checkpoint {
        Objects.requireNonNull(origin, "origin is null");
        Objects.requireNonNull(tree, "tree is null");
        Objects.requireNonNull(at, "at is null");
        if (!NoteKey.isName(origin)) {
            throw new LogFault("The origin of a checkpoint must be a name without spaces.");
        }
        if (!at.equals(at.truncatedTo(ChronoUnit.SECONDS))) {
            throw new LogFault("A checkpoint must be of a whole second.");
        }
    }

    /** The text that is signed. */
    public String text() {
        return origin + "\n" + tree.size() + "\n" + Base64.getEncoder().encodeToString(Merkle.bytes(tree.root()))
                + "\nat " + at + "\n";
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws LogFault when it is not a checkpoint
     */
    public static Checkpoint read(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new LogFault("A checkpoint must be origin, size, root and instant, each in a line.");
        }
        Checkpoint read;
        try {
            read = new Checkpoint(
                    parts.group(1),
                    new TreeHead(Long.parseLong(parts.group(2)), Merkle.digest(Base64Text.read(parts.group(3)))),
                    Instant.parse(parts.group(4)));
        } catch (DateTimeException e) {
            throw new LogFault("The instant of a checkpoint must be one.");
        } catch (IllegalArgumentException e) {
            throw e instanceof LogFault fault ? fault : new LogFault("A checkpoint must be of a tree that can be.");
        }
        if (!read.text().equals(text)) {
            throw new LogFault("A checkpoint must be written in its one canonical form.");
        }
        return read;
    }

    /**
     * The checkpoint in a note, which one of these keys must have signed in the name of the checkpoint's own log.
     *
     * @throws LogFault when it is none, or none of them signed it
     */
    public static Checkpoint of(SignedNote note, List<NoteKey> known) {
        Checkpoint read = read(note.text());
        if (note.signers(known).stream().noneMatch(key -> key.name().equals(read.origin()))) {
            throw new LogFault("A checkpoint must be signed by a key of its own log.");
        }
        return read;
    }
}
