package org.precisionbenefit.formulary.benefit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.DrugProduct;
import org.precisionbenefit.formulary.QuantityLimit;
import org.precisionbenefit.terminology.RxCui;

/**
 * A product that a plan covers for some members, and what the amount of its row's limit costs in all.
 *
 * @param product the product
 * @param row the row that speaks of it
 * @param lowest its lowest price, or null where none is known
 * @param usual the amount of the limit for the days, or null where the row sets none
 * @param priced what that amount costs, exactly when there is one
 */
record Offer(
        DrugProduct product,
        BenefitRow row,
        @Nullable DrugPrice lowest,
        @Nullable SupplyAsked usual,
        @Nullable Priced priced) {
    private static final int DIGITS = 6;

    static Offer of(DrugProduct product, BenefitRow row, @Nullable DrugPrice lowest, Offers.For question) {
        SupplyAsked usual = usual(row, question);
        return new Offer(
                product,
                row,
                lowest,
                usual,
                usual == null ? null : Priced.of(product, lowest, BenefitCheck.dispensed(row, usual, product)));
    }

    private static @Nullable SupplyAsked usual(BenefitRow row, Offers.For question) {
        QuantityLimit limit = row.limits().quantity();
        if (limit == null) {
            return null;
        }
        BigDecimal amount = limit.quantity()
                .multiply(BigDecimal.valueOf(question.days()))
                .divide(BigDecimal.valueOf(limit.daysSupply()), DIGITS, RoundingMode.HALF_UP);
        return amount.signum() == 0
                ? null
                : new SupplyAsked(amount, limit.unit(), question.days(), question.pharmacy());
    }

    /** The same product by the row as results open it. */
    Offer by(BenefitRow opened, Offers.For question) {
        return opened == row ? this : of(product, opened, lowest, question);
    }

    /** The place among the products that the plan prefers; what it does not prefer comes behind them. */
    int preference() {
        List<RxCui> preferred = row.terms().ofProducts().preferred();
        RxCui code = product.rxcui();
        int place = code == null ? -1 : preferred.indexOf(code);
        return place < 0 ? preferred.size() : place;
    }

    @Nullable
    BigDecimal price() {
        return lowest == null ? null : lowest.usd();
    }
}
