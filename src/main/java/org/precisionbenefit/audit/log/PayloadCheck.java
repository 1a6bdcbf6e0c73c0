package org.precisionbenefit.audit.log;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.audit.log.LogCheck.Kind;
import org.precisionbenefit.terminology.Digest;

/**
 * Holds what is kept beside the log against the log: every entry has its payload, unless a redaction tells that it was
 * destroyed; what was redacted is gone; and nothing was redacted that may not be. It remembers the ids of decisions, and of the
 * rest only what is unusual.
 */
final class PayloadCheck {
    /** As what a redaction is entered. */
    private static final String PRIVACY = "privacy";

    private static final Set<String> GROUNDS = Set.of("LAW", "RETENTION");

    private final BiConsumer<Kind, String> finds;
    private final Set<UUID> decisions = new HashSet<>();
    /** Entries without payload, by place, with the decision that they are about, or null where it excuses nothing. */
    private final Map<Long, @Nullable UUID> missing = new TreeMap<>();

    private final Set<UUID> without = new HashSet<>();
    private final Set<UUID> redacted = new HashSet<>();
    private final Set<UUID> held = new HashSet<>();
    private final Map<String, String> schemas = new HashMap<>();
    private boolean listed;

    /** Tells what it finds. */
    PayloadCheck(BiConsumer<Kind, String> finds) {
        this.finds = Objects.requireNonNull(finds, "finds is null");
    }

    /** Payloads are listed in this export. */
    void begin() {
        listed = true;
    }

    /** Takes the next entry. */
    void take(LogExport.Entry line) {
        LogEntry entry = line.entry();
        String place = "entry " + line.seq();
        if (listed) {
            payload(line, place);
        } else if (line.payload() != null) {
            finds.accept(Kind.NOT_CANONICAL, place);
        }
        switch (entry.event()) {
            case LogEntry.DECISION -> decisions.add(UUID.fromString(entry.id()));
            case LogEntry.REDACTION -> redact(entry, place);
            case LogEntry.LEGAL_HOLD -> entry.decisions().forEach(id -> held.add(UUID.fromString(id)));
            case LogEntry.HOLD_LIFTED -> entry.decisions().forEach(id -> held.remove(UUID.fromString(id)));
            case LogEntry.SCHEMA -> schema(entry, place);
            default -> {}
        }
    }

    private void payload(LogExport.Entry line, String place) {
        LogEntry entry = line.entry();
        Digest kept = line.payload();
        if (kept != null) {
            if (!kept.equals(entry.sealed())) {
                finds.accept(Kind.PAYLOAD, place);
            }
            return;
        }
        boolean decision = entry.event().equals(LogEntry.DECISION);
        boolean review = entry.event().equals(LogEntry.HUMAN_REVIEW);
        UUID about = decision || review ? UUID.fromString(entry.decisions().get(0)) : null;
        missing.put(line.seq(), about);
        if (decision && about != null) {
            without.add(about);
        }
    }

    private void redact(LogEntry entry, String place) {
        List<String> named = entry.decisions();
        boolean wrong = !entry.role().equals(PRIVACY) || !GROUNDS.contains(entry.subject()) || named.isEmpty();
        for (String name : named) {
            UUID id = UUID.fromString(name);
            wrong |= !decisions.contains(id) || held.contains(id) || !redacted.add(id);
        }
        if (wrong) {
            finds.accept(Kind.REDACTION, place);
        }
    }

    /** The subject is the version of the schema and what it digests to: one version has one schema. */
    private void schema(LogEntry entry, String place) {
        int colon = entry.subject().lastIndexOf(':');
        String version = entry.subject().substring(0, Math.max(0, colon));
        String before = schemas.put(version, entry.subject());
        if (before != null && !before.equals(entry.subject())) {
            finds.accept(Kind.SCHEMA, place);
        }
    }

    /** Ends the check after the last line. */
    void end() {
        missing.forEach((seq, about) -> {
            if (about == null || !redacted.contains(about)) {
                finds.accept(Kind.MISSING, "entry " + seq);
            }
        });
        if (listed) {
            redacted.stream()
                    .filter(id -> decisions.contains(id) && !without.contains(id))
                    .sorted()
                    .forEach(id -> finds.accept(Kind.NOT_DESTROYED, "decision " + id));
        }
    }
}
