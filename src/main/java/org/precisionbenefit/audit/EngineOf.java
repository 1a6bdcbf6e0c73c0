package org.precisionbenefit.audit;

import java.util.Optional;
import org.precisionbenefit.decision.DecisionEngine;
import org.precisionbenefit.decision.Releases;

/** Which engine decided with these releases? */
@FunctionalInterface
public interface EngineOf {
    /** The engine with exactly these releases, or empty when one of them is no longer kept. */
    Optional<DecisionEngine> engine(Releases releases);
}
