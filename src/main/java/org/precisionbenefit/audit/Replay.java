package org.precisionbenefit.audit;

import java.util.Objects;
import java.util.Optional;
import org.precisionbenefit.decision.Barrier;
import org.precisionbenefit.decision.DecisionEngine;
import org.precisionbenefit.decision.DecisionRecord;

/** Decides a kept decision again from its recorded inputs and releases, and compares byte for byte. */
public final class Replay {
    private final Canonical canonical;
    private final EngineOf engines;

    public Replay(Canonical canonical, EngineOf engines) {
        this.canonical = Objects.requireNonNull(canonical, "canonical is null");
        this.engines = Objects.requireNonNull(engines, "engines is null");
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
        KeptEntry written = entry.get();
        return written.text().equals(canonical.encode(AuditEntry.decided(kept, written.salt(), written.sealed())))
                ? replay(kept)
                : different("its audit entry, which was written for other texts");
    }

    /** Decides a kept decision again. */
    public Result replay(KeptDecision kept) {
        return Barrier.behind(() -> again(kept), fault -> different("record, which cannot be computed again"));
    }

    private Result again(KeptDecision kept) {
        DecisionRecord recorded = canonical.decode(kept.texts().record(), DecisionRecord.class);
        Optional<DecisionEngine> engine = engines.engine(recorded.releases());
        if (engine.isEmpty()) {
            return new Result(Verdict.RELEASE_MISSING, "A release that this decision was made with is not kept.");
        }
        DecisionRecord again = recorded.fault() == null
                ? engine.get().decide(recorded.inputs())
                : engine.get().faulted(recorded.inputs(), recorded.fault());
        return difference("record", kept.texts().record(), canonical.encode(again))
                .or(() -> difference(
                        "explanation",
                        kept.texts().explanation(),
                        canonical.encode(engine.get().explain(again))))
                .map(Replay::different)
                .orElseGet(() -> new Result(Verdict.EQUAL, equal(recorded)));
    }

    private static String equal(DecisionRecord recorded) {
        return recorded.fault() == null
                ? "Every byte of record and explanation is the same."
                : "A fault kept this request from being decided; every byte of that record is the same.";
    }

    private static Result different(String place) {
        return new Result(Verdict.DIFFERENT, "The first difference is at " + place + ".");
    }

    private Optional<String> difference(String part, String kept, String again) {
        return kept.equals(again)
                ? Optional.empty()
                : Optional.of(part + canonical.firstDifference(kept, again).orElse(" (in its writing only)"));
    }

    /** What a replay can come to. */
    public enum Verdict {
        EQUAL,
        DIFFERENT,
        RELEASE_MISSING
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
