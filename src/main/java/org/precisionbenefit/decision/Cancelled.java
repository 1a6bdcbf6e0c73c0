package org.precisionbenefit.decision;

import java.util.Objects;

/**
 * Closed, because its own submitter withdrew the request before it was answered. It is no denial.
 *
 * @param because one sentence for a person
 */
public record Cancelled(String because) implements Automatic {
    public Cancelled {
        Objects.requireNonNull(because, "because is null");
    }

    @Override
    public ReviewAction reviewAction() {
        return ReviewAction.CANCELLED;
    }
}
