package org.precisionbenefit.casework.docket;

import java.util.List;
import java.util.Objects;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.docket.DocketStore;
import org.precisionbenefit.audit.docket.DocketStore.ClearDecision;
import org.precisionbenefit.decision.DecisionId;

/** What is told around a decision: what came before and after it, and what auditors found on it. */
public final class CaseStory {
    private final DocketStore store;
    private final SampleDesk samples;

    public CaseStory(DocketStore store, SampleDesk samples) {
        this.store = Objects.requireNonNull(store, "store is null");
        this.samples = Objects.requireNonNull(samples, "samples is null");
    }

    /** The decisions of its case among these plans, the earliest first. */
    public List<ClearDecision> decisions(DecisionId decision, VisiblePlans plans) {
        return store.caseOf(decision, plans);
    }

    /** What auditors found on it. */
    public List<Finding> findings(DecisionId decision, VisiblePlans plans) {
        return samples.on(decision, plans);
    }
}
