package org.precisionbenefit.app;

import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.LocalDate;
import org.precisionbenefit.api.LiveKnowledge;
import org.precisionbenefit.casework.CurrentEngine;
import org.precisionbenefit.evidence.KnowledgeRelease;

/**
 * The knowledge of the engine that decides now.
 *
 * @param engines asked with each question, because doors are built before there is a schema
 * @param clock in the zone of whoever runs the engine
 */
record EngineKnowledge(Instance<CurrentEngine> engines, Clock clock) implements LiveKnowledge {
    @Override
    public KnowledgeRelease knowledge() {
        return engines.get().live().engine().evidence();
    }

    @Override
    public LocalDate today() {
        return LocalDate.now(clock);
    }
}
