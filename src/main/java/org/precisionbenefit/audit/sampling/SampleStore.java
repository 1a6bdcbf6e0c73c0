package org.precisionbenefit.audit.sampling;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.decision.DecisionId;

/** Which samples and findings are kept? They are added and never changed. */
public interface SampleStore {
    /** Keeps a sample. */
    void keep(KeptSample sample);

    /** The sample with what was drawn, or empty when there is none among these plans. */
    Optional<KeptSample> find(UUID id, VisiblePlans plans);

    /** The latest samples among these plans without what was drawn, the latest first. */
    List<KeptSample> latest(int most, VisiblePlans plans);

    /** Keeps a finding. */
    void keep(KeptFinding finding);

    /** What was found on a sample, in the order in which it was found. */
    List<KeptFinding> of(UUID sample, VisiblePlans plans);

    /** What was found on a decision, in any sample. */
    List<KeptFinding> on(DecisionId decision, VisiblePlans plans);
}
