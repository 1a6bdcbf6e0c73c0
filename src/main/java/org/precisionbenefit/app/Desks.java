package org.precisionbenefit.app;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.api.ReleaseDesk;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.policy.draft.PolicyDraft;
import org.precisionbenefit.terminology.Digest;

/** One desk for each kind of release that goes live while the server runs. */
record Desks(PolicyDesk policies, ModelsDesk models) implements ReleaseDesk {
    @Override
    public Said publish(ReleaseKind kind, @Nullable LocalDate effective, CallerId by) {
        return kind == ReleaseKind.MODELS ? models.publish(effective, by) : policies.publish(kind, effective, by);
    }

    @Override
    public Said publish(PolicyDraft draft, @Nullable LocalDate effective, CallerId by) {
        return policies.publish(draft, effective, by);
    }

    @Override
    public Said rollBack(ReleaseKind kind, @Nullable Digest to, @Nullable Long from, CallerId by) {
        return kind == ReleaseKind.MODELS ? models.rollBack(to, from, by) : policies.rollBack(kind, to, from, by);
    }
}
