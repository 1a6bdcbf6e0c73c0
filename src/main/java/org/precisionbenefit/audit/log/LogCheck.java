package org.precisionbenefit.audit.log;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.Digest;

/**
 * Checks an exported log line by line, trusting nothing but the keys, checkpoints and receipts that whoever checks had
 * before. It holds the right edge of the tree and the ids of events, so that a log of a million entries fits into memory.
 */
public final class LogCheck {
    /** How late an entry may come into the log. */
    public static final Duration MOST_BEHIND = Duration.ofSeconds(10);
    /** A log signs at least once a minute; two say that it does not. */
    private static final Duration MOST_SILENT = Duration.ofMinutes(2);

    private static final int MOST_FINDINGS = 1_000;

    private final Trust trust;
    private final Map<Long, List<Checkpoint>> kept = new TreeMap<>();
    private final Map<Digest, Receipt> promised = new TreeMap<>();
    private final Set<UUID> events = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Set<Kind> saidOnce = EnumSet.noneOf(Kind.class);
    private final PayloadCheck payloads = new PayloadCheck(this::find);
    private @Nullable String lastUnlogged;
    private boolean listed;
    private Frontier frontier = Frontier.EMPTY;
    private @Nullable Checkpoint newest;
    private @Nullable SignedNote newestNote;
    private long lines;
    private long next;

    /**
     * What whoever checks knows from elsewhere.
     *
     * @param keys the keys of this log, which were handed over once
     * @param kept checkpoints that were kept from earlier
     * @param receipts what submitters were promised
     * @param at when the log was exported, or null when nobody knows: then nothing can be late
     */
    public record Trust(
            List<NoteKey> keys,
            List<SignedNote> kept,
            List<Receipt> receipts,
            @Nullable Instant at) {
        public Trust {
            keys = List.copyOf(keys);
            kept = List.copyOf(kept);
            receipts = List.copyOf(receipts);
        }
    }

    /** What can be wrong. */
    public enum Kind {
        /** A line is not written as the log writes it. */
        NOT_CANONICAL,
        /** The place of an entry does not follow the one before. */
        GAP,
        /** An event is there a second time. */
        DUPLICATE,
        /** No trusted key signed a checkpoint. */
        SIGNATURE,
        /** Entries are not those that were signed. */
        ROOT,
        /** Two checkpoints of one size say different things. */
        FORK,
        /** A checkpoint is of more entries than there are. */
        TRUNCATED,
        /** A checkpoint is older, or of fewer entries, than one before it. */
        BACKWARDS,
        /** Entries after the last checkpoint, which nobody signed. */
        UNSIGNED,
        /** The log does not go on from what was kept elsewhere. */
        KEPT,
        /** An entry that was promised is not there. */
        PROMISE,
        /** Nothing was signed for longer than the log is ever silent. */
        SILENT,
        /** What is sealed is not what the entry commits to. */
        PAYLOAD,
        /** What an entry commits to is not there, and no redaction tells why. */
        MISSING,
        /** What was redacted is there, maybe again. */
        NOT_DESTROYED,
        /** A redaction of what may not be redacted, or by whoever may not. */
        REDACTION,
        /** Something is kept that never came into the log. */
        UNLOGGED,
        /** The schema of the database is another one than before, at the same version. */
        SCHEMA
    }

    /**
     * One thing that is wrong.
     *
     * @param kind what
     * @param place where
     */
    public record Finding(Kind kind, String place) {
        public Finding {
            Objects.requireNonNull(kind, "kind is null");
            Objects.requireNonNull(place, "place is null");
        }
    }

    /**
     * What a check came to.
     *
     * @param findings what is wrong, in the order of the log; at most a thousand
     * @param size how many entries there are
     * @param newest the last checkpoint that a trusted key signed, or null where there is none
     */
    public record Result(
            List<Finding> findings, long size, @Nullable SignedNote newest) {
        public Result {
            findings = List.copyOf(findings);
        }
    }

    /**
     * Begins a check.
     *
     * @throws LogFault when what is trusted was not signed by a trusted key itself
     */
    public LogCheck(Trust trust) {
        this.trust = Objects.requireNonNull(trust, "trust is null");
        for (SignedNote note : trust.kept()) {
            Checkpoint checkpoint = Checkpoint.of(note, trust.keys());
            kept.computeIfAbsent(checkpoint.tree().size(), size -> new ArrayList<>())
                    .add(checkpoint);
        }
        for (Receipt receipt : trust.receipts()) {
            if (trust.keys().stream().noneMatch(receipt::isSignedBy)) {
                throw new LogFault("A receipt must be signed by a trusted key.");
            }
            promised.put(receipt.entry(), receipt);
        }
        compareKept();
    }

    /** Takes the next line, without its line end. */
    public void line(String line) {
        lines++;
        if (lines == 1) {
            listed = line.equals(LogExport.HEADER_WITH_PAYLOADS);
            if (listed) {
                payloads.begin();
            } else if (!line.equals(LogExport.HEADER)) {
                find(Kind.NOT_CANONICAL, "line 1");
            }
            return;
        }
        try {
            LogExport.Line read = LogExport.read(line);
            if (read instanceof LogExport.Entry entry) {
                take(entry);
            } else if (read instanceof LogExport.Signed signed) {
                take(signed.note());
            } else if (read instanceof LogExport.Unlogged unlogged) {
                take(unlogged);
            }
            if (lastUnlogged != null && !(read instanceof LogExport.Unlogged)) {
                find(Kind.NOT_CANONICAL, "line " + lines);
            }
        } catch (LogFault e) {
            find(Kind.NOT_CANONICAL, "line " + lines);
        }
    }

    private void take(LogExport.Entry entry) {
        if (entry.seq() != next) {
            find(Kind.GAP, "entry " + next);
        }
        if (!events.add(UUID.fromString(entry.entry().id()))) {
            find(Kind.DUPLICATE, "entry " + entry.seq());
        }
        payloads.take(entry);
        next = entry.seq() + 1;
        Digest leaf = entry.entry().leaf();
        promised.remove(leaf);
        frontier = frontier.append(leaf);
        compareKept();
    }

    /** They stand at the end, each once, in their order. */
    private void take(LogExport.Unlogged unlogged) {
        if (!listed || (lastUnlogged != null && lastUnlogged.compareTo(unlogged.id()) >= 0)) {
            find(Kind.NOT_CANONICAL, "line " + lines);
        }
        lastUnlogged = unlogged.id();
        find(Kind.UNLOGGED, unlogged.id());
    }

    private void compareKept() {
        for (Checkpoint each : kept.getOrDefault(frontier.size(), List.of())) {
            if (!each.tree().equals(frontier.head())) {
                find(Kind.KEPT, "size " + frontier.size());
            }
        }
    }

    private void take(SignedNote note) {
        Checkpoint checkpoint;
        try {
            checkpoint = Checkpoint.of(note, trust.keys());
        } catch (LogFault e) {
            find(Kind.SIGNATURE, "line " + lines);
            return;
        }
        TreeHead tree = checkpoint.tree();
        String place = "size " + tree.size();
        Checkpoint before = newest;
        if (before != null
                && (tree.size() < before.tree().size() || checkpoint.at().isBefore(before.at()))) {
            find(Kind.BACKWARDS, place);
        }
        if (before != null
                && before.tree().size() == tree.size()
                && !before.tree().equals(tree)) {
            find(Kind.FORK, place);
        }
        if (tree.size() > next) {
            find(Kind.TRUNCATED, place);
        } else if (!tree.equals(frontier.head())) {
            findOnce(Kind.ROOT, place);
        }
        newest = checkpoint;
        newestNote = note;
    }

    /** Ends the check after the last line. */
    public Result end() {
        Checkpoint last = newest;
        if (lines == 0) {
            find(Kind.NOT_CANONICAL, "line 1");
        }
        if (last == null || last.tree().size() < frontier.size()) {
            find(Kind.UNSIGNED, "from size " + (last == null ? 0 : last.tree().size()));
        }
        for (List<Checkpoint> each : kept.values()) {
            for (Checkpoint known : each) {
                if (known.tree().size() > frontier.size()
                        || (last != null && last.at().isBefore(known.at()))) {
                    find(Kind.KEPT, "size " + known.tree().size());
                }
            }
        }
        payloads.end();
        Instant at = trust.at();
        if (at != null) {
            late(at, last);
        }
        return new Result(findings, frontier.size(), newestNote);
    }

    private void late(Instant at, @Nullable Checkpoint last) {
        promised.values().stream()
                .filter(receipt -> receipt.at().plus(MOST_BEHIND).isBefore(at))
                .forEach(receipt -> find(Kind.PROMISE, "receipt of " + receipt.entry()));
        if (last == null || last.at().plus(MOST_SILENT).isBefore(at)) {
            find(Kind.SILENT, last == null ? "from the beginning" : "since " + last.at());
        }
    }

    /** One change spoils every root after it; the first place says enough. */
    private void findOnce(Kind kind, String place) {
        if (saidOnce.add(kind)) {
            find(kind, place);
        }
    }

    private void find(Kind kind, String place) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(new Finding(kind, place));
        }
    }
}
