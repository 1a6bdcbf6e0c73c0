package org.precisionbenefit.casework;

import java.util.Objects;
import org.precisionbenefit.decision.HumanDetermination;
import org.precisionbenefit.decision.ReviewAction;
import org.precisionbenefit.policy.Finding;

/** Not certified, by a named licensed person who cites a criterion that is not met. Only {@link HumanReview} makes one. */
public final class Denied implements HumanDetermination {
    private final Reviewer by;
    private final Finding grounds;
    private final String narrative;

    Denied(Reviewer by, Finding grounds, String narrative) {
        this.by = Objects.requireNonNull(by, "by is null");
        this.grounds = Objects.requireNonNull(grounds, "grounds is null");
        this.narrative = Objects.requireNonNull(narrative, "narrative is null");
    }

    public Reviewer by() {
        return by;
    }

    /** The finding it rests on: not met, with its citation. */
    public Finding grounds() {
        return grounds;
    }

    @Override
    public ReviewAction reviewAction() {
        return ReviewAction.NOT_CERTIFIED;
    }

    @Override
    public String because() {
        return narrative;
    }
}
