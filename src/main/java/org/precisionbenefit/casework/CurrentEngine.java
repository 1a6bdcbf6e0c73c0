package org.precisionbenefit.casework;

import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.decision.DecisionEngine;
import org.precisionbenefit.decision.Endorsements;
import org.precisionbenefit.formulary.LineOfBusiness;
import org.precisionbenefit.formulary.PlanId;

/** Which engine decides now, and how is a plan's time counted? */
public interface CurrentEngine {
    /** What is live; one snapshot serves one request, so that no decision mixes releases. */
    Live live();

    /**
     * What is live at one moment.
     *
     * @param engine the engine with its releases
     * @param clock the clock table
     * @param plans how plans count time
     * @param endorsements who answers for the releases, or null where nobody is asked
     */
    record Live(
            DecisionEngine engine,
            TurnaroundClock clock,
            Plans plans,
            @Nullable Endorsements endorsements) {
        public Live {
            Objects.requireNonNull(engine, "engine is null");
            Objects.requireNonNull(clock, "clock is null");
            Objects.requireNonNull(plans, "plans is null");
        }
    }

    /** How plans count time. */
    interface Plans {
        /** The zone of the plan's days; that of the payer for a plan that is not known. */
        ZoneId zone(PlanId plan);

        /** The kind of plan, or null when it is not known. */
        @Nullable
        LineOfBusiness lineOfBusiness(PlanId plan);
    }
}
