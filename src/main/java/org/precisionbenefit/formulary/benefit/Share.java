package org.precisionbenefit.formulary.benefit;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.load.Charge;

/**
 * What a member pays of one supply by one charge.
 *
 * @param supply the charge with the days for which it pays
 * @param days the days asked for
 * @param allowed what the supply costs in all, or null where no price is known
 */
record Share(SupplyCost supply, int days, @Nullable BigDecimal allowed) {
    Share {
        Objects.requireNonNull(supply, "supply is null");
    }

    /**
     * A part of the cost.
     *
     * @param member US dollars, computed exactly, or null where it cannot be told
     * @param words the working, or why it cannot be told
     */
    record Part(@Nullable BigDecimal member, String words) {
        Part atMost(BigDecimal most, String called) {
            return member == null || member.compareTo(most) <= 0
                    ? this
                    : new Part(most, words + " At most " + Dollars.words(most) + " by " + called + ".");
        }

        /** What is left to pay of the year's cap; of what lies above it no more than a charge of its own. */
        Part capped(BigDecimal left, BigDecimal afterCap) {
            if (member == null) {
                boolean settled = left.signum() == 0 && afterCap.signum() == 0;
                return settled
                        ? new Part(BigDecimal.ZERO, "The cap of the year is reached: nothing more is paid.")
                        : this;
            }
            if (member.compareTo(left) <= 0) {
                return this;
            }
            BigDecimal beyond = afterCap.min(member.subtract(left));
            return new Part(
                    left.add(beyond),
                    words + " Of the year's cap " + Dollars.words(left) + " is left"
                            + (beyond.signum() == 0 ? "." : ", and beyond it " + Dollars.words(beyond) + " is paid."));
        }
    }

    /** How often a charge for so many days is paid for the days asked. */
    static int times(int chargeDays, int asked) {
        return (asked + chargeDays - 1) / chargeDays;
    }

    int times() {
        return times(supply.days(), days);
    }

    /** What is paid when so much of the deductible is to be paid first. */
    Part after(BigDecimal deductibleLeft) {
        if (deductibleLeft.signum() == 0) {
            return of(allowed, "");
        }
        if (allowed == null) {
            return new Part(null, "The deductible comes first, and without a price its part cannot be told.");
        }
        BigDecimal first = allowed.min(deductibleLeft);
        BigDecimal rest = allowed.subtract(first);
        String words = "Of the deductible " + Dollars.words(deductibleLeft) + " is left; " + Dollars.words(first)
                + " of this supply goes to it.";
        if (rest.signum() == 0) {
            return new Part(first, words);
        }
        Part share = of(rest, words + " ");
        return share.member() == null ? share : new Part(first.add(share.member()), share.words());
    }

    private Part of(@Nullable BigDecimal cost, String before) {
        Charge charge = supply.charge();
        return switch (charge.kind()) {
            case NO_CHARGE -> new Part(BigDecimal.ZERO, before + "Nothing is paid in this tier.");
            case COPAY -> copay(charge, cost, before);
            case COINSURANCE, BOTH -> coinsurance(charge, cost, before);
            case NOT_APPLICABLE -> new Part(null, "This tier is not offered so; that is not the same as free.");
            case UNKNOWN -> new Part(null, "What is paid contradicts itself where it is written.");
        };
    }

    private Part copay(Charge charge, @Nullable BigDecimal cost, String before) {
        BigDecimal copay = often(Objects.requireNonNull(charge.copay(), "a copay has its figure"));
        return limited(copay, cost, before + "The copay is " + oftenWords(charge.copay()) + ".");
    }

    private Part coinsurance(Charge charge, @Nullable BigDecimal cost, String before) {
        if (cost == null) {
            return new Part(null, "A coinsurance is a share of the price, and no price is known.");
        }
        BigDecimal rate = Objects.requireNonNull(charge.rate(), "a coinsurance has its rate");
        BigDecimal share = cost.multiply(rate);
        StringBuilder words = new StringBuilder(before)
                .append("The coinsurance is ")
                .append(rate.movePointRight(2).stripTrailingZeros().toPlainString())
                .append(" percent of ")
                .append(Dollars.words(cost))
                .append(", ")
                .append(Dollars.words(share))
                .append('.');
        if (charge.least() != null && share.compareTo(often(charge.least())) < 0) {
            share = often(charge.least());
            words.append(" At least ").append(oftenWords(charge.least())).append(" is paid.");
        }
        if (charge.most() != null && share.compareTo(often(charge.most())) > 0) {
            share = often(charge.most());
            words.append(" At most ").append(oftenWords(charge.most())).append(" is paid.");
        }
        if (charge.copay() != null) {
            share = share.add(often(charge.copay()));
            words.append(" The copay of ").append(oftenWords(charge.copay())).append(" is paid as well.");
        }
        return limited(share, cost, words.toString());
    }

    private static Part limited(BigDecimal share, @Nullable BigDecimal cost, String words) {
        return cost == null || share.compareTo(cost) <= 0
                ? new Part(share, words)
                : new Part(
                        cost, words + " The supply costs less, and no more than " + Dollars.words(cost) + " is paid.");
    }

    private BigDecimal often(BigDecimal amount) {
        return amount.multiply(BigDecimal.valueOf(times()));
    }

    private String oftenWords(@Nullable BigDecimal amount) {
        BigDecimal one = Objects.requireNonNull(amount, "amount is null");
        return times() == 1
                ? Dollars.words(one)
                : times() + " times " + Dollars.words(one) + " (each for " + supply.days() + " days)";
    }
}
