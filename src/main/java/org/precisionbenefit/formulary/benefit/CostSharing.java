package org.precisionbenefit.formulary.benefit;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.Period;

/**
 * What members of a plan pay, in US dollars, while the row holds.
 *
 * @param deductible what a member pays of a year's drugs before the plan pays, or null where it is not known
 * @param outOfPocketCap the most that a member pays in a year, or null where there is no such cap
 * @param insulinCap the most that a member pays for 30 days of insulin, or null where there is no such cap
 * @param afterCap what a member pays for a fill once the cap is reached
 * @param tiers the tiers, the cheapest first as the plan counts them
 * @param holds the days on which it holds
 * @param source where it is written
 */
public record CostSharing(
        @Nullable BigDecimal deductible,
        @Nullable BigDecimal outOfPocketCap,
        @Nullable BigDecimal insulinCap,
        BigDecimal afterCap,
        List<TierCost> tiers,
        Period holds,
        Citation source) {
    public CostSharing {
        Objects.requireNonNull(afterCap, "afterCap is null");
        tiers = List.copyOf(tiers);
        Objects.requireNonNull(holds, "holds is null");
        Objects.requireNonNull(source, "source is null");
    }

    /** The same on these days. */
    public CostSharing holding(Period days) {
        return new CostSharing(deductible, outOfPocketCap, insulinCap, afterCap, tiers, days, source);
    }

    public Optional<TierCost> tier(String word) {
        for (TierCost one : tiers) {
            if (one.tier().equals(word)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
