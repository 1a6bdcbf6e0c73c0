package org.precisionbenefit.casework;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.DecisionStore;
import org.precisionbenefit.audit.KeptDecision;
import org.precisionbenefit.decision.DecisionId;

/** The decisions of one case, each of which went on from the one before it. */
final class CaseChain {
    private CaseChain() {}

    /** This decision, the one that it went on from, and so on, as far back as the plans show them. */
    static Stream<KeptDecision> back(KeptDecision last, DecisionStore store, VisiblePlans plans) {
        return Stream.iterate(last, Objects::nonNull, kept -> before(kept, store, plans));
    }

    private static @Nullable KeptDecision before(KeptDecision kept, DecisionStore store, VisiblePlans plans) {
        DecisionId earlier = kept.lookup().completes();
        return earlier == null ? null : store.find(earlier, plans).orElse(null);
    }
}
