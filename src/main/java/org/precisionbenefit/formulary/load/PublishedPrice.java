package org.precisionbenefit.formulary.load;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * A plan's average price of a package's unit. It is keyed by the package code and never by a name, because brand and
 * generic share names.
 *
 * @param plan the plan
 * @param ndc the package code, eleven digits
 * @param days the days' supply that it is the price for
 * @param unitCost US dollars for one unit
 */
public record PublishedPrice(String plan, String ndc, int days, BigDecimal unitCost) implements PublishedRow {
    public PublishedPrice {
        ListKey.check(plan);
        Objects.requireNonNull(ndc, "ndc is null");
        Objects.requireNonNull(unitCost, "unitCost is null");
        if (ndc.length() != 11) {
            throw new RowFault("The price must be of an NDC of eleven digits.");
        }
        if (days < 1 || unitCost.signum() < 0) {
            throw new RowFault("The price must not be below zero, and its days' supply must be above zero.");
        }
    }

    @Override
    public String line() {
        return new RowLine("price")
                .add(plan)
                .add(ndc)
                .addOther(days)
                .add(unitCost)
                .end();
    }
}
