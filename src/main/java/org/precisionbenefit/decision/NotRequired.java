package org.precisionbenefit.decision;

import java.util.Objects;

/**
 * No authorization is needed.
 *
 * @param because one sentence for a person
 */
public record NotRequired(String because) implements Automatic {
    public NotRequired {
        Objects.requireNonNull(because, "because is null");
    }

    @Override
    public ReviewAction reviewAction() {
        return ReviewAction.NO_ACTION_REQUIRED;
    }
}
