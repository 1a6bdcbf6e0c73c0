package org.precisionbenefit.decision;

import java.util.Objects;
import org.precisionbenefit.terminology.Quantity;

/**
 * What the plan could approve at once, should the prescriber ask for it instead. It grants nothing: a prescriber who
 * accepts it sends a new request that names this one.
 *
 * @param quantity the quantity
 * @param daysSupply for how many days, above zero
 * @param because one sentence for a person
 */
public record Proposal(Quantity quantity, int daysSupply, String because) {
    public Proposal {
        Objects.requireNonNull(quantity, "quantity is null");
        Objects.requireNonNull(because, "because is null");
        if (daysSupply <= 0) {
            throw new IllegalArgumentException("The days supply (" + daysSupply + ") of a proposal must be positive.");
        }
    }
}
