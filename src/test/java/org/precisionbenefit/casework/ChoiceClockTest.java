package org.precisionbenefit.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.casework.yaml.ClockLoader;
import org.precisionbenefit.decision.DecisionEngine;
import org.precisionbenefit.decision.DecisionInputs;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.OptedOut;
import org.precisionbenefit.decision.RealReleases;
import org.precisionbenefit.decision.VariedInputs;
import org.precisionbenefit.formulary.LineOfBusiness;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.prediction.xgboost.SureModels;

/** Whoever chose not to be scored waits by the same clock: for what waits either way, to the instant. */
class ChoiceClockTest {
    private static final Instant AT = Instant.parse("2026-11-27T20:13:14Z");

    @Test
    void due_is_the_same_with_the_choice_and_without_it() {
        TurnaroundClock clock = new ClockLoader().load(RealReleases.formularyFiles());
        DecisionEngine engine = RealReleases.engine(
                RealReleases.models(SureModels.made().release(ModelStage.DEMONSTRATION)), new ReferenceEvaluator());
        CaseBegan began = new CaseBegan(AT, AT, ZoneId.of("America/New_York"));
        int compared = 0;
        for (DecisionInputs inputs : VariedInputs.of(400, 20261201)) {
            if (inputs.asOf().date().getYear() < 2026) {
                // The table of clocks begins then.
                continue;
            }
            DecisionRecord scored = engine.decide(inputs);
            DecisionRecord out = engine.decide(OptedOut.of(inputs));
            for (LineOfBusiness line : LineOfBusiness.values()) {
                List<ItemDue> one = clock.due(scored, line, began);
                for (ItemDue due : clock.due(out, line, began)) {
                    for (ItemDue other : one) {
                        if (other.sequence() == due.sequence()) {
                            assertThat(due).isEqualTo(other);
                            compared++;
                        }
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(500);
    }
}
