package org.precisionbenefit.decision.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.Drug;
import org.precisionbenefit.formulary.DrugProduct;
import org.precisionbenefit.formulary.FormularyItem;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.formulary.QuantityLimit;
import org.precisionbenefit.formulary.benefit.DrugPrice;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.Quantity;
import org.precisionbenefit.terminology.RxCui;

/**
 * What thirty days of a drug cost a plan by the lowest price that is dated for the day: of what is asked for, or else of the
 * amount of the plan's limit. Where price and amount are counted in different units, no cost is known.
 */
public final class MonthlyCost {
    private static final BigDecimal DAYS = BigDecimal.valueOf(30);
    private static final int CENTS = 2;
    private static final int DIGITS = 9;

    private final FormularyRelease formulary;
    private final ConcurrentMap<Key, Optional<DrugPrice>> prices = new ConcurrentHashMap<>();

    public MonthlyCost(FormularyRelease formulary) {
        this.formulary = Objects.requireNonNull(formulary, "formulary is null");
    }

    private record Key(PlanId plan, RxCui drug, AsOf asOf, String unit) {}

    /** The cost in US dollars, or null where no price is known. */
    public @Nullable BigDecimal of(PlanId plan, RxCui drug, RequestedItem item, AsOf asOf) {
        Quantity asked = item.quantity();
        Integer days = item.daysSupply();
        if (asked != null && days != null) {
            return cost(new Key(plan, drug, asOf, asked.unit()), asked.value(), days);
        }
        QuantityLimit limit = formulary
                .item(plan, drug, asOf)
                .map(FormularyItem::supplyLimits)
                .map(limits -> limits.quantity())
                .orElse(null);
        return limit == null
                ? null
                : cost(new Key(plan, drug, asOf, limit.unit()), limit.quantity(), limit.daysSupply());
    }

    private @Nullable BigDecimal cost(Key key, BigDecimal amount, int days) {
        DrugPrice price = prices.computeIfAbsent(key, this::lowest).orElse(null);
        if (price == null) {
            return null;
        }
        return price.usd()
                .multiply(amount)
                .add(price.fee())
                .multiply(DAYS)
                .divide(BigDecimal.valueOf(days), DIGITS, RoundingMode.HALF_EVEN)
                .setScale(CENTS, RoundingMode.HALF_EVEN);
    }

    private Optional<DrugPrice> lowest(Key key) {
        DrugPrice lowest = null;
        for (DrugProduct product :
                formulary.drug(key.drug()).map(Drug::products).orElse(List.of())) {
            for (DrugPrice price : formulary.benefits().prices(key.plan(), product, key.asOf())) {
                boolean lower = lowest == null || price.usd().compareTo(lowest.usd()) < 0;
                if (price.unit().equals(key.unit()) && lower) {
                    lowest = price;
                }
            }
        }
        return Optional.ofNullable(lowest);
    }
}
