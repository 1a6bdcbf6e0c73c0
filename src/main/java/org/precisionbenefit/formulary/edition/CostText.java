package org.precisionbenefit.formulary.edition;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.benefit.SupplyCost;
import org.precisionbenefit.formulary.benefit.TierCost;
import org.precisionbenefit.formulary.load.Charge;
import org.precisionbenefit.terminology.LetterCase;

/** What members pay, in words. */
public final class CostText {
    private CostText() {}

    /** Each charge of a tier. */
    public static List<String> of(TierCost tier) {
        return tier.supplies().stream().map(CostText::of).toList();
    }

    private static String of(SupplyCost supply) {
        return LetterCase.lower(supply.pharmacy().name()) + ", up to " + supply.days() + " days: "
                + of(supply.charge());
    }

    /** A charge; what is not offered or unclear is said, and is never nothing. */
    public static String of(Charge charge) {
        String amount =
                switch (charge.kind()) {
                    case COPAY -> dollars(charge.copay());
                    case COINSURANCE -> percent(charge.rate()) + between(charge.least(), charge.most());
                    case BOTH ->
                        dollars(charge.copay()) + " and " + percent(charge.rate())
                                + between(charge.least(), charge.most());
                    case NO_CHARGE -> "nothing";
                    case NOT_APPLICABLE -> "not offered";
                    case UNKNOWN -> "not clear";
                };
        return amount
                + switch (charge.afterDeductible()) {
                    case YES -> ", after the deductible";
                    case NO -> "";
                    case UNKNOWN -> ", whether after the deductible is not known";
                };
    }

    /** US dollars, to the cent. */
    public static String dollars(@Nullable BigDecimal amount) {
        return amount == null
                ? "not known"
                : "$" + amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    private static String percent(@Nullable BigDecimal rate) {
        return rate == null
                ? "an unknown share"
                : rate.movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }

    private static String between(@Nullable BigDecimal least, @Nullable BigDecimal most) {
        String atLeast = least == null ? "" : ", at least " + dollars(least);
        return atLeast + (most == null ? "" : ", at most " + dollars(most));
    }
}
