package org.precisionbenefit.api;

import java.util.Optional;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.decision.counterfactual.Counterfactuals;

/** Which smallest changes of fact would alter a kept decision? It changes nothing that is kept. */
@FunctionalInterface
public interface FindCounterfactuals {
    /**
     * Looks for them with the releases that the decision was made with.
     *
     * @param id the decision
     * @param plans the plans whose decisions the caller may see
     * @return what would change it, or why that cannot be told; empty when no decision of this id is kept among these plans
     */
    Optional<Counterfactuals> of(DecisionId id, VisiblePlans plans);
}
