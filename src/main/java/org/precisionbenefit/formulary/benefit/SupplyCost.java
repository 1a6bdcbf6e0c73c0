package org.precisionbenefit.formulary.benefit;

import java.util.Objects;
import org.precisionbenefit.formulary.load.Charge;
import org.precisionbenefit.formulary.load.PublishedCost;

/**
 * What a member pays for a supply of so many days.
 *
 * @param phase in which phase of the benefit; {@code ANY} where the charge's own word on the deductible tells it
 * @param pharmacy from what kind of pharmacy
 * @param days for how many days at most it pays, above zero
 * @param charge what is paid
 */
public record SupplyCost(PublishedCost.Phase phase, Pharmacy pharmacy, int days, Charge charge) {
    public SupplyCost {
        Objects.requireNonNull(phase, "phase is null");
        Objects.requireNonNull(pharmacy, "pharmacy is null");
        Objects.requireNonNull(charge, "charge is null");
        if (days <= 0) {
            throw new IllegalArgumentException("The days (" + days + ") of a supply must be positive.");
        }
    }
}
