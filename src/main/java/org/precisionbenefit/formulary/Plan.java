package org.precisionbenefit.formulary;

import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.Citation;

/**
 * A plan as its payer describes it.
 *
 * @param id the identifier that coverages carry
 * @param name its name
 * @param lineOfBusiness its kind, or null where its file does not say: then no law is found for it
 * @param state the two-letter postal code of the state whose insurance law holds, or null where its file does not say
 * @param zone the time zone in which its days and clocks are counted
 * @param source where this is written
 */
public record Plan(
        PlanId id,
        String name,
        @Nullable LineOfBusiness lineOfBusiness,
        @Nullable String state,
        ZoneId zone,
        Citation source) {
    public Plan {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(zone, "zone is null");
        Objects.requireNonNull(source, "source is null");
    }
}
