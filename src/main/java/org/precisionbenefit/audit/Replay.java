package org.precisionbenefit.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.precisionbenefit.decision.Barrier;
import org.precisionbenefit.decision.DecisionEngine;
import org.precisionbenefit.decision.DecisionRecord;

/** Decides a kept decision again from its recorded inputs and releases, and compares byte for byte. */
public final class Replay {
    private static final String RECORD = "record";
    private static final String EXPLANATION = "explanation";
    /** Quotation marks inside a value are escaped, so that this can stand in none. */
    private static final Pattern ENGINE = Pattern.compile("\"releases\":\\{\"engine\":\"([^\"\\\\]{1,100})\"");

    private final Canonical canonical;
    private final EngineOf engines;
    private final EngineHistory history;

    /** By the engine as it stands, whose version nobody says. */
    public Replay(Canonical canonical, EngineOf engines) {
        this(canonical, engines, EngineHistory.of(null));
    }

    /**
     * Builds a replay.
     *
     * @param canonical how records are written
     * @param engines the engines by their releases
     * @param history what this version of the engine means otherwise than earlier ones did
     */
    public Replay(Canonical canonical, EngineOf engines, EngineHistory history) {
        this.canonical = Objects.requireNonNull(canonical, "canonical is null");
        this.engines = Objects.requireNonNull(engines, "engines is null");
        this.history = Objects.requireNonNull(history, "history is null");
    }

    /**
     * Decides a kept decision again and holds what is kept against its audit entry.
     *
     * @param entry the audit entry of the decision, or empty when there is none
     */
    public Result replay(KeptDecision kept, Optional<KeptEntry> entry) {
        if (entry.isEmpty()) {
            return different("its audit entry, which is missing");
        }
        return isOf(kept, entry.get()) ? replay(kept) : different("its audit entry, which was written for other texts");
    }

    /** Whether an entry commits to what is kept of a decision, and to its sealed payload. */
    public boolean isOf(KeptDecision kept, KeptEntry written) {
        return written.text().equals(canonical.encode(AuditEntry.decided(kept, written.salt(), written.sealed())));
    }

    /** Decides a kept decision again. */
    public Result replay(KeptDecision kept) {
        return replay(kept.texts().record(), kept.texts().explanation());
    }

    /**
     * Decides a record again.
     *
     * @param record the record as it was kept
     * @param explanation its explanation as it was kept
     */
    public Result replay(String record, String explanation) {
        return Barrier.behind(
                () -> again(record, explanation),
                fault -> otherwise(
                        engine(record), List.of(RECORD), different("record, which cannot be computed again")));
    }

    private Result again(String record, String explanation) {
        DecisionRecord recorded = canonical.decode(record, DecisionRecord.class);
        Optional<DecisionEngine> engine = engines.engine(recorded.releases());
        if (engine.isEmpty()) {
            return new Result(Verdict.RELEASE_MISSING, "A release that this decision was made with is not kept.");
        }
        DecisionRecord made = recorded.fault() == null
                ? engine.get().decide(recorded.inputs())
                : engine.get().faulted(recorded.inputs(), recorded.fault());
        List<String> places = new ArrayList<>(differences(RECORD, record, canonical.encode(made)));
        places.addAll(differences(
                EXPLANATION, explanation, canonical.encode(engine.get().explain(made))));
        return places.isEmpty()
                ? new Result(Verdict.EQUAL, equal(recorded))
                : otherwise(recorded.releases().engine(), places, different(places.get(0)));
    }

    private static String equal(DecisionRecord recorded) {
        return recorded.fault() == null
                ? "Every byte of record and explanation is the same."
                : "A fault kept this request from being decided; every byte of that record is the same.";
    }

    private static Result different(String place) {
        return new Result(Verdict.DIFFERENT, "The first difference is at " + place + ".");
    }

    /** What comes out otherwise may have been meant to. */
    private Result otherwise(String engine, List<String> places, Result different) {
        return history.explains(engine, places)
                .map(what -> new Result(
                        Verdict.ENGINE_CHANGED,
                        "It was decided by engine " + engine + ", and " + places.get(0) + " is meant otherwise now. "
                                + what))
                .orElseGet(() -> history.isLater(engine)
                        ? new Result(
                                Verdict.ENGINE_LATER,
                                "It was decided by engine " + engine
                                        + ", which is later than this one. Take one of that" + " version.")
                        : different);
    }

    /** The engine that a record names, also where the record cannot be read as a whole; empty when it names none. */
    private static String engine(String record) {
        Matcher named = ENGINE.matcher(record);
        return named.find() ? named.group(1) : "";
    }

    private List<String> differences(String part, String kept, String again) {
        if (kept.equals(again)) {
            return List.of();
        }
        List<String> places = canonical.differences(kept, again);
        return places.isEmpty()
                ? List.of(part + " (in its writing only)")
                : places.stream().map(place -> part + place).toList();
    }

    /** What a replay can come to. */
    public enum Verdict {
        EQUAL,
        DIFFERENT,
        RELEASE_MISSING,
        /** It comes out otherwise where this version of the engine means something else than the one that decided, on purpose. */
        ENGINE_CHANGED,
        /** A later version of the engine decided, which this one does not know. */
        ENGINE_LATER
    }

    /**
     * The result of a replay.
     *
     * @param verdict what it came to
     * @param detail one sentence for a person, naming a place and no value
     */
    public record Result(Verdict verdict, String detail) {
        public Result {
            Objects.requireNonNull(verdict, "verdict is null");
            Objects.requireNonNull(detail, "detail is null");
        }
    }
}
