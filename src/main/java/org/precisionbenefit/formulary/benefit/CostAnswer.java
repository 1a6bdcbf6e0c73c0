package org.precisionbenefit.formulary.benefit;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.Citation;

/**
 * What a supply costs whom. Everything is computed exactly; dollars are rounded half up to cents at the end only.
 *
 * @param allowed what the supply costs in all (price times units, and the fee of its fills), or null where no price is known
 * @param price the price that it rests on, or null where no dated price is known
 * @param priceWords how it was found, or why there is none
 * @param phases the cost in each phase
 * @param now the cost where this member stands, or null when what was paid is not known
 * @param sharing where it is written what members pay, or null where it is not known
 */
public record CostAnswer(
        @Nullable BigDecimal allowed,
        @Nullable DrugPrice price,
        String priceWords,
        List<PhaseCost> phases,
        @Nullable PhaseCost now,
        @Nullable Citation sharing) {
    public CostAnswer {
        Objects.requireNonNull(priceWords, "priceWords is null");
        phases = List.copyOf(phases);
    }
}
