package org.precisionbenefit.formulary.published;

import java.util.Objects;
import java.util.Optional;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.terminology.AsOf;

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

    /** Under which names a plan's formulary is published on the day, or empty when files say what it covers. */
    public static Optional<PublishedAs> of(FormularyRelease release, PlanId plan, AsOf asOf) {
        return release.benefits().published(plan, asOf).map(row -> new PublishedAs(row.family(), row.publishedPlan()));
    }
}
