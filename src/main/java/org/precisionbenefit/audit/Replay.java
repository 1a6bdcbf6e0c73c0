package org.precisionbenefit.audit;

import java.util.Objects;
import java.util.Optional;
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

    /** What replaying came to. */
    public Result replay(KeptDecision kept) {
        DecisionRecord recorded = canonical.decode(kept.texts().record(), DecisionRecord.class);
        Optional<DecisionEngine> engine = engines.engine(recorded.releases());
        if (engine.isEmpty()) {
            return new Result(Verdict.RELEASE_MISSING, "A release that this decision was made with is not kept.");
        }
        DecisionRecord again = engine.get().decide(recorded.inputs());
        Optional<String> difference = difference("record", kept.texts().record(), canonical.encode(again))
                .or(() -> difference(
                        "explanation",
                        kept.texts().explanation(),
                        canonical.encode(engine.get().explain(again))));
        return difference
                .map(place -> new Result(Verdict.DIFFERENT, "The first difference is at " + place + "."))
                .orElseGet(() -> new Result(Verdict.EQUAL, "Every byte of record and explanation is the same."));
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
