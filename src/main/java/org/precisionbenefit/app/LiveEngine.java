package org.precisionbenefit.app;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.precisionbenefit.casework.CurrentEngine;
import org.precisionbenefit.decision.DecisionEngine;

/** The engine that decides now: one reference, swapped whole, so that whoever took a snapshot goes on with that one. */
final class LiveEngine implements CurrentEngine {
    private final AtomicReference<Serving> serving;

    LiveEngine(Serving first) {
        this.serving = new AtomicReference<>(first);
    }

    /**
     * What serves.
     *
     * @param live what requests see of it
     * @param knowledge its releases, of which another engine can be built
     */
    record Serving(Live live, DecisionEngine.Knowledge knowledge) {
        Serving {
            Objects.requireNonNull(live, "live is null");
            Objects.requireNonNull(knowledge, "knowledge is null");
        }
    }

    @Override
    public Live live() {
        return serving.get().live();
    }

    Serving serving() {
        return serving.get();
    }

    /** From now on this one serves; what served until now. */
    Serving swap(Serving next) {
        return serving.getAndSet(next);
    }
}
