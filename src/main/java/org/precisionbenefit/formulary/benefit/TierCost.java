package org.precisionbenefit.formulary.benefit;

import java.util.List;
import java.util.Objects;

/**
 * What members pay for the drugs of a tier.
 *
 * @param tier the tier's word
 * @param supplies the charges; a kind of pharmacy that has none is not offered, which is not the same as free
 */
public record TierCost(String tier, List<SupplyCost> supplies) {
    public TierCost {
        Objects.requireNonNull(tier, "tier is null");
        supplies = List.copyOf(supplies);
    }
}
