package org.precisionbenefit.audit.rejection;

import java.util.List;
import org.precisionbenefit.access.VisiblePlans;

/** Which refusals are kept? */
public interface RejectionStore {
    /**
     * Keeps these lines, all or none.
     *
     * @throws IllegalStateException when they cannot be kept
     */
    void keep(List<Rejection> rejections);

    /**
     * The lines that match, the last written first. A line without a plan, which every sum is, is shown only to who may see every
     * plan.
     */
    List<KeptRejection> find(RejectionQuery query, VisiblePlans plans);
}
