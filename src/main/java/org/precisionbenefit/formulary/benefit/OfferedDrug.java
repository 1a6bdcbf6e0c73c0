package org.precisionbenefit.formulary.benefit;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.DrugProduct;

/**
 * A drug that the plan covers for a member, with the product and amount by which it is priced.
 *
 * @param drug the drug and what it costs
 * @param product the product that the plan prefers, or else the cheapest
 * @param supply the amount of the plan's limit for the days, or null where it sets none
 */
public record OfferedDrug(
        Alternative drug, DrugProduct product, @Nullable SupplyAsked supply) {
    public OfferedDrug {
        Objects.requireNonNull(drug, "drug is null");
        Objects.requireNonNull(product, "product is null");
    }
}
