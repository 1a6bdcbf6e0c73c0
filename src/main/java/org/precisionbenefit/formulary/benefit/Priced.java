package org.precisionbenefit.formulary.benefit;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.DrugProduct;
import org.precisionbenefit.terminology.unit.AmountText;

/**
 * What a supply costs in all.
 *
 * @param allowed the cost, computed exactly, or null where no price is known
 * @param price the lowest price, or null where none is known
 * @param words how it was found, or why there is none
 */
record Priced(@Nullable BigDecimal allowed, @Nullable DrugPrice price, String words) {
    /** The lowest first; of equal ones the one with the lower fee, then by the table's name. */
    private static final Comparator<DrugPrice> LOWEST = Comparator.comparing(DrugPrice::usd)
            .thenComparing(DrugPrice::fee)
            .thenComparing(DrugPrice::table)
            .thenComparing(DrugPrice::product);

    static @Nullable DrugPrice lowest(List<DrugPrice> prices) {
        DrugPrice lowest = null;
        for (DrugPrice price : prices) {
            lowest = lowest == null || LOWEST.compare(price, lowest) < 0 ? price : lowest;
        }
        return lowest;
    }

    /**
     * Prices a supply.
     *
     * @param product the product, or null when only the ingredient is known
     * @param price the lowest price of the product, or null where none is known
     * @param dispensed the amount that is given out, in its unit
     */
    static Priced of(@Nullable DrugProduct product, @Nullable DrugPrice price, SupplyAsked dispensed) {
        if (product == null) {
            return new Priced(null, null, "No product was named, so that there is no price. Name it by its code.");
        }
        if (price == null) {
            return new Priced(null, null, "There is no dated price for this product on this day.");
        }
        BigDecimal units = CountedIn.unit(dispensed.quantity(), dispensed.unit(), price.unit(), product);
        if (units == null) {
            return new Priced(
                    null,
                    price,
                    "The price is for one " + price.unit() + "; the unit of the quantity cannot be converted.");
        }
        BigDecimal allowed = price.usd().multiply(units).add(price.fee());
        String fee = price.fee().signum() == 0 ? "" : " and a fee of " + Dollars.words(price.fee());
        return new Priced(
                allowed,
                price,
                AmountText.of(units, price.unit()) + " at "
                        + Dollars.exactly(price.usd()) + fee + " (" + price.table() + ", since "
                        + price.holds().start() + ") are " + Dollars.words(allowed) + ".");
    }
}
