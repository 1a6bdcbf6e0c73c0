package org.precisionbenefit.formulary.edition;

import java.util.Objects;

/**
 * Under which names a plan's formulary is published.
 *
 * @param family the formulary of which editions are kept
 * @param plan what its publisher calls the plan
 */
public record PublishedAs(String family, String plan) {
    public PublishedAs {
        Objects.requireNonNull(family, "family is null");
        Objects.requireNonNull(plan, "plan is null");
    }
}
