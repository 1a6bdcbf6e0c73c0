package org.precisionbenefit.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.api.VerifyDecision;
import org.precisionbenefit.audit.DecisionStore;
import org.precisionbenefit.audit.KeptDecision;
import org.precisionbenefit.audit.KeptEntry;
import org.precisionbenefit.audit.Replay;
import org.precisionbenefit.audit.log.Checkpoint;
import org.precisionbenefit.audit.log.LogCheck;
import org.precisionbenefit.audit.log.LogExport;
import org.precisionbenefit.audit.log.LogFault;
import org.precisionbenefit.audit.log.NoteKey;
import org.precisionbenefit.audit.log.SignedNote;
import org.precisionbenefit.audit.postgres.PostgresLogReader;
import org.precisionbenefit.decision.DecisionId;

/** Holds a decision against the whole log, every entry of which is hashed anew. */
final class LogVerification implements VerifyDecision {
    private final DecisionStore store;
    private final Replay replay;
    private final PostgresLogReader log;
    private final NoteKey key;

    LogVerification(DecisionStore store, Replay replay, PostgresLogReader log, NoteKey key) {
        this.store = Objects.requireNonNull(store, "store is null");
        this.replay = Objects.requireNonNull(replay, "replay is null");
        this.log = Objects.requireNonNull(log, "log is null");
        this.key = Objects.requireNonNull(key, "key is null");
    }

    @Override
    public Optional<Outcome> verify(DecisionId id, VisiblePlans plans) {
        return store.find(id, plans).map(kept -> verified(kept, store.entry(id, plans)));
    }

    private Outcome verified(KeptDecision kept, Optional<KeptEntry> entry) {
        if (entry.isEmpty()) {
            return new Outcome(false, List.of("The decision has no entry."));
        }
        List<String> lines = new ArrayList<>();
        boolean texts = replay.isOf(kept, entry.get());
        lines.add(
                texts
                        ? "Request, answer, record, explanation and sealed payload are those that its entry commits to."
                        : "What is kept is not what its entry commits to.");
        boolean logged = logged(entry.get().text(), lines);
        return new Outcome(texts && logged, lines);
    }

    private boolean logged(String entry, List<String> lines) {
        LogCheck check = new LogCheck(new LogCheck.Trust(List.of(key), List.of(), List.of(), null));
        AtomicReference<Long> place = new AtomicReference<>();
        log.write(line -> {
            check.line(line);
            if (line.endsWith(",\"entry\":" + entry + "}")) {
                place.set(place(line));
            }
        });
        LogCheck.Result result = check.end();
        Long found = place.get();
        if (found == null) {
            lines.add("The log does not hold its entry as it stands. Where the decision is seconds old, look again.");
            return false;
        }
        SignedNote newest = result.newest();
        boolean signed =
                newest != null && Checkpoint.of(newest, List.of(key)).tree().size() > found;
        lines.add(
                signed
                        ? "The log holds the entry at place " + found + " of the " + result.size()
                                + " entries, and what was signed last covers it."
                        : "The log holds the entry at place " + found + ", and nothing that was signed covers it yet.");
        lines.add(
                result.findings().isEmpty()
                        ? "Every entry was hashed anew and comes to what was signed."
                        : "The log does not hold: " + result.findings().size() + " findings, the first of kind "
                                + result.findings().get(0).kind() + " at "
                                + result.findings().get(0).place() + ".");
        return signed && result.findings().isEmpty();
    }

    private static Long place(String line) {
        try {
            return LogExport.read(line) instanceof LogExport.Entry entry ? entry.seq() : -1L;
        } catch (LogFault e) {
            return -1L;
        }
    }
}
