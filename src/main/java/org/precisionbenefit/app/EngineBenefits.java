package org.precisionbenefit.app;

import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.precisionbenefit.api.LiveBenefits;
import org.precisionbenefit.casework.CurrentEngine;
import org.precisionbenefit.decision.DecisionEngine;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.formulary.published.AskPublished;

/**
 * The benefits that the engine that decides now knows.
 *
 * @param engines asked with each question, because doors are built before there is a schema
 * @param published what plans publish
 * @param clock the clock
 */
record EngineBenefits(Instance<CurrentEngine> engines, AskPublished published, Clock clock) implements LiveBenefits {
    @Override
    public Live live() {
        DecisionEngine engine = engines.get().live().engine();
        return new Live(engine.formulary(), engine.evidence());
    }

    @Override
    public LocalDate today(PlanId plan) {
        return LocalDate.ofInstant(now(), engines.get().live().plans().zone(plan));
    }

    @Override
    public Instant now() {
        return clock.instant();
    }
}
