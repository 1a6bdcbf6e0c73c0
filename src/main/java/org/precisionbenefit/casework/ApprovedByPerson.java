package org.precisionbenefit.casework;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.decision.HumanDetermination;
import org.precisionbenefit.decision.ReviewAction;

/** Approved by a named licensed person: as asked, or less. Only {@link HumanReview} makes one. */
public final class ApprovedByPerson implements HumanDetermination {
    private final Reviewer by;
    private final Granted granted;
    private final @Nullable PrescriberAnswer prescriber;
    private final @Nullable Denied rest;
    private final String because;

    /**
     * Approves.
     *
     * @param prescriber what whoever prescribed says of less than was asked, or null where it is approved as asked
     * @param rest the denial of the rest, or null where nothing is taken away from anybody who does not accept it
     */
    ApprovedByPerson(
            Reviewer by,
            Granted granted,
            @Nullable PrescriberAnswer prescriber,
            @Nullable Denied rest,
            String because) {
        this.by = Objects.requireNonNull(by, "by is null");
        this.granted = Objects.requireNonNull(granted, "granted is null");
        this.prescriber = prescriber;
        this.rest = rest;
        this.because = Objects.requireNonNull(because, "because is null");
        if ((prescriber != null && !prescriber.accepts()) != (rest != null)) {
            throw new IllegalArgumentException(
                    "Less than was asked must be accepted by whoever prescribed, or be denied with a ground for the rest.");
        }
    }

    public Reviewer by() {
        return by;
    }

    public Granted granted() {
        return granted;
    }

    /** What whoever prescribed says of it, or null where it is approved as asked. */
    public @Nullable PrescriberAnswer prescriber() {
        return prescriber;
    }

    /** The denial of the rest, or null where there is none. */
    public @Nullable Denied rest() {
        return rest;
    }

    @Override
    public ReviewAction reviewAction() {
        return prescriber == null ? ReviewAction.CERTIFIED_IN_TOTAL : ReviewAction.MODIFIED;
    }

    @Override
    public String because() {
        return because;
    }
}
