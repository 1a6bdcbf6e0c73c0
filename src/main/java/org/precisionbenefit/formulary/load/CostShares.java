package org.precisionbenefit.formulary.load;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.LetterCase;

/**
 * Reads a copay and a coinsurance that were published side by side, each with a word for when it holds.
 *
 * @param copay the copay in US dollars, or null
 * @param copayWord when it holds, as published
 * @param rate the coinsurance as a share, or null
 * @param rateWord when it holds, as published
 */
public record CostShares(
        @Nullable BigDecimal copay,
        String copayWord,
        @Nullable BigDecimal rate,
        String rateWord) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public CostShares {
        copayWord = LetterCase.lower(
                Objects.requireNonNull(copayWord, "copayWord is null").strip());
        rateWord = LetterCase.lower(
                Objects.requireNonNull(rateWord, "rateWord is null").strip());
    }

    /**
     * A coinsurance as a share.
     *
     * @param published the number; above 1 it is percent, whatever the format says
     * @param percent whether the format says percent
     * @param repairs where a change of what was published is said
     * @throws RowFault when it can be both
     */
    public static BigDecimal share(BigDecimal published, boolean percent, List<String> repairs) {
        if (published.signum() < 0 || published.compareTo(HUNDRED) > 0) {
            throw new RowFault("The coinsurance (" + published.toPlainString() + ") must be 0 to 100 percent.");
        }
        boolean whole = published.compareTo(BigDecimal.ONE) > 0;
        if (published.signum() == 0) {
            return BigDecimal.ZERO;
        }
        if (percent && published.compareTo(BigDecimal.ONE) == 0) {
            throw new RowFault("The coinsurance (1) can be one percent or all; write 0.01 or 100.");
        }
        if (whole != percent) {
            repairs.add("the coinsurance (" + published.toPlainString() + ") was taken as "
                    + (whole ? "percent" : "a share"));
        }
        return LimitText.plain(whole ? published.movePointLeft(2) : published);
    }

    /** What holds. All of the price beside a copay means that there is no coinsurance. */
    public Charge charge() {
        if (isNotApplicable(copayWord) && isNotApplicable(rateWord)) {
            return Charge.plain(Charge.Kind.NOT_APPLICABLE, Flag.UNKNOWN);
        }
        BigDecimal fixed = isNotApplicable(copayWord) ? null : copay;
        BigDecimal share = isNotApplicable(rateWord) ? null : rate;
        if (fixed == null || share == null) {
            return single(fixed, share);
        }
        boolean all = share.compareTo(BigDecimal.ONE) == 0;
        if (fixed.signum() > 0) {
            return all || share.signum() == 0
                    ? Charge.copay(fixed, after(copayWord))
                    : new Charge(Charge.Kind.BOTH, LimitText.plain(fixed), share, null, null, after(copayWord));
        }
        if (all) {
            // Nothing and everything: one of them stands for "not applicable", and it is not said which.
            return Charge.plain(Charge.Kind.UNKNOWN, Flag.UNKNOWN);
        }
        return share.signum() > 0
                ? Charge.coinsurance(share, after(rateWord))
                : Charge.plain(Charge.Kind.NO_CHARGE, either());
    }

    private Charge single(@Nullable BigDecimal fixed, @Nullable BigDecimal share) {
        if (fixed != null) {
            return Charge.copay(fixed, after(copayWord));
        }
        return share == null
                ? Charge.plain(Charge.Kind.UNKNOWN, Flag.UNKNOWN)
                : Charge.coinsurance(share, after(rateWord));
    }

    private Flag either() {
        return after(copayWord) == Flag.YES || after(rateWord) == Flag.YES ? Flag.YES : after(copayWord);
    }

    private static boolean isNotApplicable(String word) {
        return word.endsWith("not-applicable") || word.equals("not applicable") || word.equals("n/a");
    }

    private static Flag after(String word) {
        return word.contains("after")
                ? Flag.YES
                : word.contains("before") || word.contains("waived") || word.contains("no-charge")
                        ? Flag.NO
                        : Flag.UNKNOWN;
    }
}
