package org.precisionbenefit.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.audit.postgres.RecordedDecisions.Recorded;
import org.precisionbenefit.decision.DecisionEngine;
import org.precisionbenefit.decision.DecisionInputs;
import org.precisionbenefit.terminology.Digest;

/** Decisions that were recorded, without a database. */
final class DecisionsInMemory implements RecordedWalk.Decisions {
    private final List<UUID> ids = new ArrayList<>();
    private final Map<UUID, Recorded> recorded = new TreeMap<>();

    /** What the engine decides of those requests whose plans are seen, each for a member of its own. */
    static DecisionsInMemory of(DecisionEngine engine, List<DecisionInputs> inputs, VisiblePlans seen) {
        DecisionsInMemory decisions = new DecisionsInMemory();
        JsonCanonical canonical = new JsonCanonical();
        for (DecisionInputs one : inputs) {
            if (seen.include(one.request().plan())) {
                UUID id = new UUID(0, decisions.ids.size());
                decisions.ids.add(id);
                decisions.recorded.put(
                        id,
                        new Recorded(
                                canonical.encode(engine.decide(one)),
                                Digest.of(id.toString()).hex()));
            }
        }
        return decisions;
    }

    @Override
    public List<UUID> ids() {
        return List.copyOf(ids);
    }

    @Override
    public List<Recorded> of(List<UUID> asked) {
        return asked.stream().map(recorded::get).toList();
    }
}
