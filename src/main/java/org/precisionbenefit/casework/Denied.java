package org.precisionbenefit.casework;

import java.util.Objects;
import org.precisionbenefit.decision.HumanDetermination;
import org.precisionbenefit.decision.ReviewAction;

/**
 * Not certified, by a named licensed person who cites a ground. It is also what an approval of less holds for the rest, where
 * whoever prescribed did not accept it. Only {@link HumanReview} makes one.
 */
public final class Denied implements HumanDetermination {
    private final Reviewer by;
    private final Ground ground;
    private final DenialReason reason;
    private final String narrative;

    Denied(Reviewer by, Ground ground, DenialReason reason, String narrative) {
        this.by = Objects.requireNonNull(by, "by is null");
        this.ground = Objects.requireNonNull(ground, "ground is null");
        this.reason = Objects.requireNonNull(reason, "reason is null");
        this.narrative = Objects.requireNonNull(narrative, "narrative is null");
    }

    public Reviewer by() {
        return by;
    }

    /** What it rests on, with its citation. */
    public Ground ground() {
        return ground;
    }

    /** The reason in the field's own codes. */
    public DenialReason reason() {
        return reason;
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
