package org.precisionbenefit.app;

import java.util.Objects;
import java.util.function.UnaryOperator;
import org.precisionbenefit.casework.CurrentEngine;
import org.precisionbenefit.decision.DecisionEngine;

/** The engine that decides now: one reference, swapped whole, so that whoever took a snapshot goes on with that one. */
final class LiveEngine implements CurrentEngine {
    private volatile Serving serving;

    LiveEngine(Serving first) {
        this.serving = Objects.requireNonNull(first, "first is null");
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
        return serving.live();
    }

    Serving serving() {
        return serving;
    }

    /** From now on this one serves; what served until now. */
    synchronized Serving swap(Serving next) {
        Serving before = serving;
        serving = next;
        return before;
    }

    /** What serves is changed as a whole, so that two who change different parts of it lose nothing; what served until now. */
    synchronized Serving change(UnaryOperator<Serving> change) {
        return swap(change.apply(serving));
    }
}
