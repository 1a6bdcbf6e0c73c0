package org.precisionbenefit.formulary.benefit;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.SupplyLimits;
import org.precisionbenefit.formulary.load.Flag;

/**
 * How much is covered.
 *
 * @param limits the limits as the plan has them, after what results open
 * @param within whether what is asked for is within them; unknown where it cannot be compared or nothing was asked
 * @param allowed how many units of the limit are covered for the days asked, in whole packages where only those are given
 *     out; null where there is no limit of quantity or no days were asked
 * @param packages how many packages that is, or null where single units are given out
 * @param words one sentence for a person, with the working
 */
public record AmountAnswer(
        SupplyLimits limits,
        Flag within,
        @Nullable BigDecimal allowed,
        @Nullable Integer packages,
        String words) {
    public AmountAnswer {
        Objects.requireNonNull(limits, "limits is null");
        Objects.requireNonNull(within, "within is null");
        Objects.requireNonNull(words, "words is null");
    }
}
