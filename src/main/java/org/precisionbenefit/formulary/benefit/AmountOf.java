package org.precisionbenefit.formulary.benefit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.DrugProduct;
import org.precisionbenefit.formulary.QuantityLimit;
import org.precisionbenefit.formulary.load.Flag;
import org.precisionbenefit.terminology.unit.AmountText;

/** How much of a drug is covered, by the limits of its row, and whether what is asked for is within them. */
final class AmountOf {
    private static final int DIGITS = 9;

    private final BenefitRow row;
    private final @Nullable SupplyAsked asked;
    private final @Nullable DrugProduct product;

    AmountOf(BenefitRow row, @Nullable SupplyAsked asked, @Nullable DrugProduct product) {
        this.row = row;
        this.asked = asked;
        this.product = product;
    }

    AmountAnswer answer() {
        QuantityLimit limit = row.limits().quantity();
        Integer mostDays = row.limits().days();
        if (row.limitText() != null && limit == null) {
            return told(Flag.UNKNOWN, "The plan published a limit that cannot be compared: " + row.limitText() + ".");
        }
        if (asked == null) {
            return told(Flag.UNKNOWN, limitWords(limit, mostDays) + " No quantity was asked for.");
        }
        if (mostDays != null && asked.days() > mostDays) {
            return told(
                    Flag.NO,
                    "The plan covers at most " + mostDays + " days at a time, and " + asked.days() + " are asked for.");
        }
        if (limit == null) {
            return told(Flag.YES, limitWords(null, mostDays));
        }
        BigDecimal counted = CountedIn.unit(asked.quantity(), asked.unit(), limit.unit(), product);
        if (counted == null) {
            return allowed(
                    limit,
                    Flag.UNKNOWN,
                    " The quantity must be counted in " + limit.unit() + "; the unit sent cannot be converted.");
        }
        return compared(limit, counted);
    }

    private AmountAnswer compared(QuantityLimit limit, BigDecimal counted) {
        if (counted.compareTo(exact(limit)) <= 0) {
            return allowed(limit, Flag.YES, " " + AmountText.of(counted, limit.unit()) + " are within it.");
        }
        QuantityLimit start =
                row.terms().packaging() == null ? null : row.terms().packaging().titration();
        if (start != null && fits(start)) {
            return allowed(
                    limit,
                    Flag.YES,
                    " As the pack to start with, " + AmountText.of(start.quantity(), start.unit()) + " in "
                            + start.daysSupply() + " days are covered once.");
        }
        return allowed(limit, Flag.NO, " " + AmountText.of(counted, limit.unit()) + " are more.");
    }

    private boolean fits(QuantityLimit start) {
        if (asked == null) {
            return false;
        }
        BigDecimal counted = CountedIn.unit(asked.quantity(), asked.unit(), start.unit(), product);
        return counted != null && counted.compareTo(start.quantity()) <= 0 && asked.days() <= start.daysSupply();
    }

    /** What the limit comes to for the days asked, before whole packages are counted. */
    private BigDecimal inDays(QuantityLimit limit) {
        int days = asked == null ? limit.daysSupply() : asked.days();
        return limit.quantity()
                .multiply(BigDecimal.valueOf(days))
                .divide(BigDecimal.valueOf(limit.daysSupply()), DIGITS, RoundingMode.DOWN);
    }

    private @Nullable BigDecimal packageSize() {
        return row.terms().packaging() == null ? null : row.terms().packaging().packageSize();
    }

    private int days(QuantityLimit limit) {
        return asked == null ? limit.daysSupply() : asked.days();
    }

    private @Nullable Integer packages(QuantityLimit limit) {
        Packaging packaging = row.terms().packaging();
        BigDecimal packages = packaging == null ? null : packaging.packages(limit, days(limit));
        return packages == null ? null : packages.intValueExact();
    }

    private BigDecimal exact(QuantityLimit limit) {
        Packaging packaging = row.terms().packaging();
        BigDecimal whole = packaging == null ? null : packaging.inWholePackages(limit, days(limit));
        return whole == null ? inDays(limit) : whole;
    }

    private AmountAnswer allowed(QuantityLimit limit, Flag within, String words) {
        Integer packages = packages(limit);
        BigDecimal most = exact(limit)
                .setScale(CountedIn.measures(limit.unit()) ? 2 : 0, RoundingMode.DOWN)
                .stripTrailingZeros();
        most = most.scale() < 0 ? most.setScale(0) : most;
        String working = limitWords(limit, row.limits().days())
                + (asked == null
                        ? ""
                        : " For " + asked.days() + " days that is " + AmountText.of(most, limit.unit())
                                + (packages == null
                                        ? "."
                                        : " (" + packages + " whole packages of " + plain(packageSize()) + ")."));
        return new AmountAnswer(row.limits(), within, asked == null ? null : most, packages, working + words);
    }

    private AmountAnswer told(Flag within, String words) {
        return new AmountAnswer(row.limits(), within, null, null, words);
    }

    private static String limitWords(@Nullable QuantityLimit limit, @Nullable Integer days) {
        String atATime = days == null ? "" : ", for at most " + days + " days at a time";
        return limit == null
                ? "The plan sets no limit of quantity" + atATime + "."
                : "The plan's limit is " + AmountText.of(limit.quantity(), limit.unit()) + " in " + limit.daysSupply()
                        + " days" + atATime + ".";
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "" : number.stripTrailingZeros().toPlainString();
    }
}
