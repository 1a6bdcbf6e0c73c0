package org.precisionbenefit.decision;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.DrugProduct;
import org.precisionbenefit.terminology.Quantity;
import org.precisionbenefit.terminology.unit.Mass;

/** How many milligrams a day a supply comes to, by its product's strength. */
final class DailyDose {
    private static final Pattern STRENGTH = Pattern.compile("([0-9]{1,9}(?:[.][0-9]{1,6})?) ([A-Za-z\\u00b5\\u03bc]+)");
    /** Doses are rounded up, so that one above a figure of up to six places never seems to lie within it. */
    private static final int PLACES = 6;

    private DailyDose() {}

    /** The milligrams of one unit, or empty where the strength is no mass, as in a solution. */
    static Optional<BigDecimal> ofOne(DrugProduct product) {
        Matcher strength = STRENGTH.matcher(product.strength());
        return strength.matches()
                ? Mass.milligramsOf(strength.group(2)).map(one -> new BigDecimal(strength.group(1)).multiply(one))
                : Optional.empty();
    }

    /**
     * The milligrams of a day. Not known where the product, the days or the quantity were not sent, or the strength is no
     * mass.
     */
    static @Nullable BigDecimal of(@Nullable DrugProduct product, @Nullable Quantity quantity, @Nullable Integer days) {
        if (product == null
                || quantity == null
                || days == null
                || quantity.value().signum() <= 0
                || !Units.same(quantity.unit(), product.unit())) {
            return null;
        }
        return ofOne(product)
                .map(one -> one.multiply(quantity.value()))
                .map(all -> Answers.plain(all.divide(BigDecimal.valueOf(days), PLACES, RoundingMode.CEILING)))
                .filter(Quantity::holds)
                .orElse(null);
    }
}
