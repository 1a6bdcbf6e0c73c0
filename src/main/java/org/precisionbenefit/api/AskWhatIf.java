package org.precisionbenefit.api;

import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.decision.whatif.WhatIf;

/** What would each covered therapy bring a member, and what would be answered if it were asked for? Nothing is kept. */
public interface AskWhatIf {
    /**
     * Compares therapies for whom a request speaks of.
     *
     * @param contentType the media type of the body
     * @param body a request bundle, or a request in plain JSON, as it would be submitted
     * @param item the item whose therapy is compared, or null for the first
     * @param plans the plans that the caller may ask about
     * @throws org.precisionbenefit.intake.RefusedRequest when it cannot be read or compared
     */
    WhatIf of(String contentType, byte[] body, @Nullable Integer item, VisiblePlans plans);

    /**
     * The same for the request of a kept decision, as it would be answered now.
     *
     * @param id the decision
     * @throws org.precisionbenefit.intake.RefusedRequest also when there is no such decision among these plans
     */
    WhatIf ofDecision(DecisionId id, @Nullable Integer item, VisiblePlans plans);
}
