package org.precisionbenefit.audit;

import java.util.Objects;
import org.precisionbenefit.decision.Barrier;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.counterfactual.Counterfactuals;

/** What would have changed a kept decision, by its recorded inputs and the releases that it was made with. */
public final class WhatWouldChange {
    private final Canonical canonical;
    private final EngineOf engines;

    public WhatWouldChange(Canonical canonical, EngineOf engines) {
        this.canonical = Objects.requireNonNull(canonical, "canonical is null");
        this.engines = Objects.requireNonNull(engines, "engines is null");
    }

    /** Why nothing is told of any of its items. */
    public Counterfactuals untold(KeptDecision kept, String because) {
        return Counterfactuals.untold(canonical.decode(kept.texts().record(), DecisionRecord.class), because);
    }

    /** What would change the decision; where that cannot be told, each item says why. */
    public Counterfactuals of(KeptDecision kept) {
        DecisionRecord record = canonical.decode(kept.texts().record(), DecisionRecord.class);
        return Barrier.behind(
                () -> engines.engine(record.releases())
                        .map(engine -> Counterfactuals.of(engine, record))
                        .orElseGet(() -> Counterfactuals.untold(
                                record, "A release that this decision was made with is not kept.")),
                fault -> Counterfactuals.untold(
                        record,
                        "A fault inside the engine (" + fault.getClass().getSimpleName()
                                + ") kept this from being told. The decision stands as it is."));
    }
}
